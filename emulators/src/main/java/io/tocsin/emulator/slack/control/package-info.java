/** The switches for trouble, from Java and over HTTP, and the state they have left. */
@NullMarked
package io.tocsin.emulator.slack.control;

import org.jspecify.annotations.NullMarked;
