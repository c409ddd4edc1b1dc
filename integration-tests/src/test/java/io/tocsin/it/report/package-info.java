/** Tells at the end of the build which tests were left out. */
@NullMarked
package io.tocsin.it.report;

import org.jspecify.annotations.NullMarked;
