/** Which events a page of a search holds, and the tokens that lead to the next. */
@NullMarked
package io.tocsin.emulator.cloudwatch.search;

import org.jspecify.annotations.NullMarked;
