package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
            World world = new World(only == null ? seed : only, false, Fault.NONE);
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
            World world = new World(only == null ? seed : only, true, Fault.NONE);
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

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void eachFaultIsFound(Fault fault) {
        // Some need a rare world, such as one whose only channel tells each record on its own.
        assertThat(LongStream.range(0, 20L * WORLDS).anyMatch(seed -> goesWrong(seed, fault)))
                .as("a world goes wrong with %s", fault)
                .isTrue();
    }

    private static boolean goesWrong(long seed, Fault fault) {
        try {
            World world = new World(seed, fault.isOfReadBack(), fault);
            world.run();
            return false;
        } catch (AssertionError found) {
            return true;
        }
    }
}
