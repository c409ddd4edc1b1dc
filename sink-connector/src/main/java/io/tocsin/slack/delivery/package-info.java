/** Queue, pace, retries, and the ledger that says which offsets may be committed. */
@NullMarked
package io.tocsin.slack.delivery;

import org.jspecify.annotations.NullMarked;
