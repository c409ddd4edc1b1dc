/** What the source's ledger costs. */
@NullMarked
package io.tocsin.benchmarks.ledger;

import org.jspecify.annotations.NullMarked;
