package io.tocsin.cloudwatch.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The promise, in random worlds: {@code -Dtocsin.worlds=10000} for a deep run. */
class WorldsTest {
    private static final int WORLDS = Integer.getInteger("tocsin.worlds", 120);
    private static final long FIRST_SEED = Long.getLong("tocsin.worlds.first", 0);
    private static final int WORLDS_FOR_A_FAULT = 300;

    @Test
    void noWorldLosesOrRepeatsAnEvent() throws InterruptedException {
        int crashes = 0;
        int changes = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + WORLDS; seed++) {
            World.Outcome outcome = new World(seed, Fault.NONE).run();

            assertThat(outcome).as("world of seed %d", seed).matches(World.Outcome::isRight, "is right");
            crashes += outcome.crashes();
            changes += outcome.changed();
        }
        assertThat(crashes).as("crashes").isPositive();
        assertThat(changes).as("changes of a pattern").isPositive();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void eachClauseOfThePromiseIsNeeded(Fault fault) throws InterruptedException {
        for (long seed = 0; seed < WORLDS_FOR_A_FAULT; seed++) {
            World.Outcome outcome = new World(seed, fault).run();
            assertThat(fault.loses() ? outcome.repeated() : outcome.lost())
                    .as("the other harm, in the world of seed %d", seed)
                    .isZero();
            if (!outcome.isRight()) {
                return;
            }
        }
        throw new AssertionError(WORLDS_FOR_A_FAULT + " worlds do not notice " + fault);
    }
}
