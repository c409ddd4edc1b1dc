package io.tocsin.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The promise where log groups come and go, in random worlds: {@code -Dtocsin.worlds=10000} for a deep run. */
class DiscoveryWorldsTest {
    private static final int WORLDS = Math.max(1, Integer.getInteger("tocsin.worlds", 120) / 12);
    private static final long FIRST_SEED = Long.getLong("tocsin.worlds.first", 0);

    @Test
    void noWorldLosesOrRepeatsAnEvent() throws InterruptedException {
        int crashes = 0;
        int drops = 0;
        int rescales = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + WORLDS; seed++) {
            DiscoveryWorld.Outcome outcome = new DiscoveryWorld(seed).run();

            assertThat(outcome).as("world of seed %d", seed).matches(DiscoveryWorld.Outcome::isRight, "is right");
            crashes += outcome.crashes();
            drops += outcome.drops();
            rescales += outcome.rescales();
        }
        assertThat(crashes).as("crashes").isPositive();
        assertThat(drops).as("log groups that dropped out").isPositive();
        assertThat(rescales).as("changes of the number of tasks").isPositive();
    }

    /** In the world of this seed a task is added, hangs before when it looked is stored, and crashes long after a log group was created. */
    @Test
    void aTaskThatNeverStoredWhenItLookedMissesNoNewLogGroup() throws InterruptedException {
        assertThat(new DiscoveryWorld(158).run()).matches(DiscoveryWorld.Outcome::isRight, "is right");
    }
}
