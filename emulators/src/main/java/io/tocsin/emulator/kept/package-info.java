/** What both emulators share to keep what they hold over a restart. */
@NullMarked
package io.tocsin.emulator.kept;

import org.jspecify.annotations.NullMarked;
