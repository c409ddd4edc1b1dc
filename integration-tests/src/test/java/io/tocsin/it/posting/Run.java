package io.tocsin.it.posting;

import static org.awaitility.Awaitility.await;

import io.tocsin.emulator.slack.PostedMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/** Writes numbered records for a connector, waits until all are accounted for, and says how that went. */
final class Run implements Callable<Run.Outcome> {
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Posting posting;
    private final int records;
    private final boolean restarted;

    /**
     * Of a connector that is deployed.
     *
     * @param restarted whether its task is restarted when half of the records are written, and a quarter is told
     */
    Run(Posting posting, int records, boolean restarted) {
        this.posting = posting;
        this.records = records;
        this.restarted = restarted;
    }

    /**
     * How it went.
     *
     * @param records how many were written
     * @param told of how many the channel tells, repeats included
     * @param lost those that are told of by themselves nowhere; if all are to have messages of their own
     * @param messages how many stand in the channel
     * @param span from the first message to the last
     * @param took from the first record written to the last message
     * @param running whether the task still runs
     * @param joins how often its consumer has joined its group
     */
    record Outcome(
            int records,
            long told,
            List<Integer> lost,
            int messages,
            Duration span,
            Duration took,
            boolean running,
            long joins) {

        @Override
        public String toString() {
            return "%d records, %d told in %d messages, %.1f s from the first to the last, %.1f s in all, group joined %d time(s)"
                    .formatted(records, told, messages, seconds(span), seconds(took), joins);
        }

        private static double seconds(Duration time) {
            return time.toMillis() / 1_000.0;
        }
    }

    @Override
    public Outcome call() {
        Instant start = Instant.now();
        int half = restarted ? records / 2 : records;
        posting.write(0, half);
        if (restarted) {
            patiently(() -> told() >= half / 2);
            posting.restart();
        }
        posting.write(half, records);
        patiently(() -> posting.consumers().committed() == records);
        return outcome(start, posting.messages());
    }

    private Outcome outcome(Instant start, List<PostedMessage> messages) {
        Instant last = messages.get(messages.size() - 1).postedAt();
        return new Outcome(
                records,
                told(),
                Posted.of(messages).missing(records),
                messages.size(),
                Duration.between(messages.get(0).postedAt(), last),
                Duration.between(start, last),
                posting.isRunning(),
                posting.consumers().joins());
    }

    private long told() {
        return Told.of(posting.messages()).records();
    }

    private static void patiently(BooleanSupplier condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(condition::getAsBoolean);
    }
}
