/** How many messages were taken and how many calls refused, by kind. */
@NullMarked
package io.tocsin.emulator.slack.counters;

import org.jspecify.annotations.NullMarked;
