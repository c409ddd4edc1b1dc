/** The packaged connectors, run as a user runs them. */
@NullMarked
package io.tocsin.it;

import org.jspecify.annotations.NullMarked;
