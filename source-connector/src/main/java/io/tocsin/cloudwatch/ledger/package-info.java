/** What has been seen and emitted: pure, without clock or I/O; turns into an offset and back. */
@NullMarked
package io.tocsin.cloudwatch.ledger;

import org.jspecify.annotations.NullMarked;
