/** A made-up shop whose services log. */
@NullMarked
package io.tocsin.quickstart.sample;

import org.jspecify.annotations.NullMarked;
