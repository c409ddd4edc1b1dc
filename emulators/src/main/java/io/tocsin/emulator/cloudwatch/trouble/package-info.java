/** What can be made to go wrong, how often, and the seeded dice that decide when. */
@NullMarked
package io.tocsin.emulator.cloudwatch.trouble;

import org.jspecify.annotations.NullMarked;
