package io.tocsin.it.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tocsin.emulator.slack.control.Control;
import io.tocsin.emulator.slack.trouble.Kind;
import io.tocsin.emulator.slack.trouble.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A Slack that fails now and then, and is then away for long.
 *
 * <p>The clock of a worker cannot be wound, so the hour is told by its proportions: what an outage endangers is the task's
 * place in its group, which it loses when it does not poll for {@code max.poll.interval.ms}. That is five minutes by default, so
 * an hour is twelve times as long. Here it is five seconds, and the outage a few times, with {@code -Pdeep} twelve times as long;
 * {@code -Dtocsin.outage.seconds=3600 -Dtocsin.max.poll.seconds=300} is the hour itself. The waits between attempts are not
 * shortened. More records come meanwhile than the task may hold, so its partitions are paused.
 */
@ExtendWith(SharedSinkWorker.class)
class OutageTest {
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("tocsin.outage.seconds", 10));
    private static final Duration LONGEST_WITHOUT_POLL =
            Duration.ofSeconds(Integer.getInteger("tocsin.max.poll.seconds", 5));
    private static final int BEFORE = Integer.getInteger("tocsin.failed.records", 20);
    private static final int DURING = 30;
    private static final int HELD = 20;
    /** The rate that is set to begin with, beside the allowed one: each answer of HTTP 429 halves it. */
    private static final int FASTER = 5;

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final SinkWorker worker;

    OutageTest(SinkWorker worker) {
        this.worker = worker;
    }

    @Test
    void troubles_and_a_long_outage_lose_nothing_and_cost_the_task_nothing() throws IOException {
        Posting posting = worker.posting("outage");
        posting.deploy(config(posting));
        Control control = worker.slack().control();
        fail(control);
        posting.write(0, BEFORE);
        awaitPosted(posting, BEFORE);
        Set<String> members = posting.consumers().members();

        away(control);
        posting.write(BEFORE, BEFORE + DURING);
        await("an outage").during(OUTAGE).atMost(OUTAGE.plus(PATIENCE)).until(posting::isRunning);
        assertThat(posting.posted().distinct()).as("posted during the outage").isEqualTo(BEFORE);
        control.reset();

        awaitPosted(posting, BEFORE + DURING);
        say(posting);
        assertThat(posting.posted().missing(BEFORE + DURING)).as("lost").isEmpty();
        assertThat(posting.posted().repeats()).as("repeated").isZero();
        assertThat(posting.isRunning()).as("the task runs").isTrue();
        assertThat(posting.consumers().joins()).as("joined the group").isEqualTo(1);
        assertThat(posting.consumers().members()).as("members").isEqualTo(members);
    }

    private static Map<String, String> config(Posting posting) throws IOException {
        Map<String, String> config = posting.webhook();
        config.put("rate.per.second", String.valueOf(FASTER * SharedSinkWorker.TIMES));
        config.put("queue.max.records", String.valueOf(HELD));
        config.put("consumer.override.max.poll.interval.ms", String.valueOf(LONGEST_WITHOUT_POLL.toMillis()));
        return config;
    }

    /** The rate is too high twice; then a tenth of the requests meets an error of the server, and a twentieth a reset. */
    private static void fail(Control control) {
        control.trouble(Trouble.of(Kind.RATE_LIMITED).times(2));
        control.trouble(Trouble.of(Kind.SERVER_ERROR));
        control.trouble(Trouble.of(Kind.RESET));
        control.trouble(Trouble.of(Kind.SERVER_ERROR).share(.1).times(0));
        control.trouble(Trouble.of(Kind.RESET).share(.05).times(0));
    }

    private static void away(Control control) {
        control.reset();
        control.trouble(Trouble.of(Kind.SERVER_ERROR).withStatus(503).share(.5).times(0));
        control.trouble(Trouble.of(Kind.RESET).times(0));
    }

    private static void awaitPosted(Posting posting, int records) {
        await(records + " records")
                .atMost(PATIENCE)
                .until(() -> posting.posted().distinct() == records);
    }

    private static void say(Posting posting) {
        Posted posted = posting.posted();
        System.out.printf(
                "outage of %d s, max.poll.interval.ms=%d: %d records, %d lost, %d repeated, group joined %d time(s)%n",
                OUTAGE.toSeconds(),
                LONGEST_WITHOUT_POLL.toMillis(),
                BEFORE + DURING,
                posted.missing(BEFORE + DURING).size(),
                posted.repeats(),
                posting.consumers().joins());
    }
}
