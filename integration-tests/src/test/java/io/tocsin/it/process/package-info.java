/** The command {@code ./quickstart}, run as a process. */
@NullMarked
package io.tocsin.it.process;

import org.jspecify.annotations.NullMarked;
