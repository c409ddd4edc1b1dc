package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Delivery against a model of everything around it. {@code -Dtocsin.worlds=N} runs more of them, {@code tocsin.seed} one. */
class DeliveryWorldsTest {
    private static final int WORLDS = Integer.getInteger("tocsin.worlds", 500);

    private final PrintStream err = System.err;

    /** Worlds go wrong on purpose, and their warnings would fill the disk. */
    @BeforeEach
    void silence() {
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }

    @AfterEach
    void speak() {
        System.setErr(err);
    }

    @Test
    void everyRecordIsAccountedForAndNothingCommittedTooEarlyAndThreadsAreFoundAgain() {
        Long only = Long.getLong("tocsin.seed");
        for (long seed = 0; seed < WORLDS; seed++) {
            World world = new World(only == null ? seed : only, false);
            assertThatCode(() -> {
                        world.run();
                        world.replay();
                    })
                    .as("world with -Dtocsin.seed=%s", only == null ? seed : only)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void withReadBackNothingThatIsVisibleIsPostedTwiceAndANewEpochPostsAll() {
        Long only = Long.getLong("tocsin.seed");
        for (long seed = 0; seed < WORLDS; seed++) {
            World world = new World(only == null ? seed : only, true);
            assertThatCode(() -> {
                        world.run();
                        world.replayInTheSameEpoch();
                        world.replayInANewEpoch();
                        world.replayOfANewLog();
                    })
                    .as("world with -Dtocsin.seed=%s", only == null ? seed : only)
                    .doesNotThrowAnyException();
        }
    }
}
