/**
 * The source in workers that are killed while events are written: nothing lost, nothing twice. {@code -Pdeep}, or
 * {@code -Dtocsin.events} and {@code -Dtocsin.kills}, for larger numbers; {@code -Dtocsin.seed} for other dice.
 */
@NullMarked
package io.tocsin.it.crash;

import org.jspecify.annotations.NullMarked;
