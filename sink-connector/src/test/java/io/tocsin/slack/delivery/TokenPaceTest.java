package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The channels of one token, and the tasks that post there. {@code -Dtocsin.worlds=N} runs more, {@code tocsin.seed} one. */
class TokenPaceTest {
    private static final int WORLDS = Math.max(1, Integer.getInteger("tocsin.worlds", 500) / 10);

    private final PrintStream err = System.err;

    /** What Slack asks for is logged each time. */
    @BeforeEach
    void silence() {
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }

    @AfterEach
    void speak() {
        System.setErr(err);
    }

    private static void worlds(LongConsumer world) {
        Long only = Long.getLong("tocsin.seed");
        for (long seed = 0; seed < WORLDS; seed++) {
            long of = only == null ? seed : only;
            assertThatCode(() -> world.accept(of))
                    .as("world with -Dtocsin.seed=%s", of)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void whatIsAllowedIsUsedAndNoMoreAndNobodyStarves() {
        worlds(seed -> new TokenWorld(seed, false).saturated());
    }

    @Test
    void noMoreThanIsAllowedGoesThroughRestartsToo() {
        worlds(seed -> new TokenWorld(seed, false).mixed());
    }

    @Test
    void whenSlackAsksItIsSilentInTheChannelOrInAll() {
        LongAdder asked = new LongAdder();
        worlds(seed -> asked.add(new TokenWorld(seed, true).mixed()));
        assertThat(asked.sum()).isPositive();
    }
}
