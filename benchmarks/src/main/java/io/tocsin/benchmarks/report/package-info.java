/** Keeps what benchmarks find: as tables, as plots and for machines. */
@NullMarked
package io.tocsin.benchmarks.report;

import org.jspecify.annotations.NullMarked;
