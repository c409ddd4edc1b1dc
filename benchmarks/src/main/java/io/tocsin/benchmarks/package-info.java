/** Programs that measure, each beside the limit it has to keep. {@code docs/performance.md} holds commands and results. */
@NullMarked
package io.tocsin.benchmarks;

import org.jspecify.annotations.NullMarked;
