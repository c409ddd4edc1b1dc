/** Which window to read next, and what of it is new. {@link io.tocsin.cloudwatch.scan.ScanLoop} is the way in. */
@NullMarked
package io.tocsin.cloudwatch.scan;

import org.jspecify.annotations.NullMarked;
