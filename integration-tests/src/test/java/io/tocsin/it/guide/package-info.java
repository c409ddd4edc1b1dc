/** Guides, followed word for word. */
@NullMarked
package io.tocsin.it.guide;

import org.jspecify.annotations.NullMarked;
