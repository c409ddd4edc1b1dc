/** Commands beyond Java that some tests need, and whether those that are installed fit. */
@NullMarked
package io.tocsin.emulator.tool;

import org.jspecify.annotations.NullMarked;
