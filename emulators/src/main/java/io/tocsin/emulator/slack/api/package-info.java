/** The Web API: one class a method behind one table. */
@NullMarked
package io.tocsin.emulator.slack.api;

import org.jspecify.annotations.NullMarked;
