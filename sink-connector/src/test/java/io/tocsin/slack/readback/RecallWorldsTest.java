package io.tocsin.slack.readback;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

/** Records that come again after a restart, against what stands in the channel, drawn from seeds. */
class RecallWorldsTest {
    private static final int WORLDS = Integer.getInteger("tocsin.worlds", 500) * 10;

    @Test
    void whatStandsInTheChannelIsFoundAndNothingElse() {
        Long only = Long.getLong("tocsin.seed");
        for (long seed = 0; seed < WORLDS; seed++) {
            RecallWorld world = new RecallWorld(only == null ? seed : only);
            assertThatCode(world::run)
                    .as("world with -Dtocsin.seed=%s", only == null ? seed : only)
                    .doesNotThrowAnyException();
        }
    }
}
