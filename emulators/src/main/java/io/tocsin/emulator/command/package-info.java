/** What the commands that start an emulator share. */
@NullMarked
package io.tocsin.emulator.command;

import org.jspecify.annotations.NullMarked;
