/** Log groups of the local CloudWatch Logs: what is put into them, and how much stands there. */
@NullMarked
package io.tocsin.quickstart.logs;

import org.jspecify.annotations.NullMarked;
