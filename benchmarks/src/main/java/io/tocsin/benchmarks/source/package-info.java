/** The source in a real worker, beside the limits that it has to keep and the plain way to read CloudWatch Logs. */
@NullMarked
package io.tocsin.benchmarks.source;

import org.jspecify.annotations.NullMarked;
