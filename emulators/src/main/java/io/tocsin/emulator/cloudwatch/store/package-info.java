/** What the emulated accounts hold: log groups, their streams and events, in memory and sorted. */
@NullMarked
package io.tocsin.emulator.cloudwatch.store;

import org.jspecify.annotations.NullMarked;
