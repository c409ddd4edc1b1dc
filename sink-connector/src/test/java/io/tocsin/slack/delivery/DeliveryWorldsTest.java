package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

/** Delivery against a model of everything around it. {@code -Dtocsin.worlds=N} runs more of them, {@code tocsin.seed} one. */
class DeliveryWorldsTest {
    private static final int WORLDS = Integer.getInteger("tocsin.worlds", 500);

    @Test
    void everyRecordIsAccountedForAndNothingCommittedTooEarly() {
        Long only = Long.getLong("tocsin.seed");
        for (long seed = 0; seed < WORLDS; seed++) {
            World world = new World(only == null ? seed : only);
            assertThatCode(world::run)
                    .as("world with -Dtocsin.seed=%s", only == null ? seed : only)
                    .doesNotThrowAnyException();
        }
    }
}
