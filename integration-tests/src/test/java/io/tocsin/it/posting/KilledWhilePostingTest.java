package io.tocsin.it.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tocsin.emulator.slack.SlackOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A worker that is killed at random moments while it posts one record after the other. */
class KilledWhilePostingTest {
    private static final int KILLS = Integer.getInteger("tocsin.kills", 2);
    private static final long SEED = Long.getLong("tocsin.seed", 20261122);
    /** Enough to go on with, for each life of the worker. */
    private static final int RECORDS_A_LIFE = 12;

    private static final int RECORDS = (KILLS + 1) * RECORDS_A_LIFE;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Random random = new Random(SEED);

    @Test
    void a_webhook_loses_none_and_repeats_at_most_two_for_each_kill() throws IOException {
        try (SinkWorker worker = new SinkWorker("killed-webhook", SlackOptions.defaults())) {
            Posting posting = worker.posting("alerts");
            Posted posted = run(worker, posting, posting.webhook());

            say("webhook", posted);
            assertThat(posted.missing(RECORDS)).as("lost").isEmpty();
            assertThat(posted.repeats()).as("repeated").isLessThanOrEqualTo(2 * KILLS);
        }
    }

    @Test
    void a_bot_token_that_reads_back_loses_none_and_repeats_none() throws IOException {
        try (SinkWorker worker = new SinkWorker("killed-token", SlackOptions.defaults())) {
            Posting posting = worker.posting("alerts");
            Posted posted = run(worker, posting, posting.effectivelyOnce());

            say("bot token", posted);
            assertThat(posted.missing(RECORDS)).as("lost").isEmpty();
            assertThat(posted.repeats()).as("repeated").isZero();
        }
    }

    /** Has the worker killed somewhere between two messages, again and again. */
    private Posted run(SinkWorker worker, Posting posting, Map<String, String> config) {
        posting.write(0, RECORDS);
        posting.deploy(config);
        for (int kill = 0; kill < KILLS; kill++) {
            awaitMessages(posting, posting.posted().distinct() + 1 + random.nextInt(RECORDS_A_LIFE - 1));
            delay(random.nextInt(1_000));
            worker.process().kill();
            worker.process().launch();
        }
        awaitMessages(posting, RECORDS);
        return posting.posted();
    }

    private static void awaitMessages(Posting posting, int distinct) {
        await(distinct + " messages, seed " + SEED)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> posting.posted().distinct() >= Math.min(distinct, RECORDS));
    }

    /** At one message a second, so that the kill falls anywhere between two. */
    private static void delay(int millis) {
        await().pollDelay(Duration.ofMillis(millis)).until(() -> true);
    }

    private static void say(String how, Posted posted) {
        System.out.printf(
                "%s: %d records, %d kills, seed %d: %d lost, %d repeated%n",
                how, RECORDS, KILLS, SEED, posted.missing(RECORDS).size(), posted.repeats());
    }
}
