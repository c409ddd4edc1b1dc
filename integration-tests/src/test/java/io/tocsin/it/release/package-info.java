/** What a release is made of, and that its version is stated once. */
@NullMarked
package io.tocsin.it.release;

import org.jspecify.annotations.NullMarked;
