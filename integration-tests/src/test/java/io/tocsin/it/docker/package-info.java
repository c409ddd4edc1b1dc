/** The images of {@code docker/}, run by a real Docker engine. */
@NullMarked
package io.tocsin.it.docker;

import org.jspecify.annotations.NullMarked;
