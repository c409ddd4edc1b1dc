package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.api.Envelope;
import io.tocsin.slack.api.ReadRequest;
import io.tocsin.slack.api.ReadResult;
import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.api.SlackApi;
import io.tocsin.slack.message.SlackMessage;
import io.tocsin.slack.readback.ChannelRecall;
import io.tocsin.slack.readback.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A sender runs when there is something to do, and not while it only waits. */
class SenderLoopTest {
    private static final TopicPartition LOGS = new TopicPartition("logs", 0);
    private static final Duration LAG = Duration.ofSeconds(20);
    private static final Duration AFTER = Duration.ofMinutes(2);
    /** Far more than there is to do, and far less than a loop makes that does not wait. */
    private static final int MANY_STEPS = 20;

    private final ManualClock clock = new ManualClock();
    private final Accounts accounts = new Accounts();
    private final Outbox outbox = new Outbox(accounts, "#alerts", Density.individual(), clock);
    private final ManualExecutor executor = new ManualExecutor();
    /** What is answered instead of posting. */
    private final Queue<SendResult> answers = new ArrayDeque<>();
    /** What is answered instead of a page. */
    private final Queue<ReadResult> refusals = new ArrayDeque<>();

    private int sent;
    private int reads;
    private int steps;

    /** Keeps what is scheduled, for the test to run. */
    private final class ManualExecutor extends ScheduledThreadPoolExecutor {
        private @Nullable Runnable next;
        private Instant due = Instant.MAX;

        ManualExecutor() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
            next = work;
            due = clock.instant().plus(delay, unit.toChronoUnit());
            return super.schedule(() -> {}, 1, TimeUnit.HOURS);
        }
    }

    private final class Slack implements SlackApi {
        @Override
        public SendResult send(SlackMessage message, Envelope envelope) {
            sent++;
            return Objects.requireNonNullElseGet(answers.poll(), () -> new SendResult.Delivered("1." + sent));
        }

        @Override
        public ReadResult read(ReadRequest request) {
            reads++;
            return Objects.requireNonNullElseGet(refusals.poll(), () -> new ReadResult.Page(List.of(), null));
        }

        @Override
        public void close() {}
    }

    private Sender sender() {
        Stamp.Issuer issuer = new Stamp.Issuer("sink", "1", 0);
        SlackApi slack = new Slack();
        ReadBack readBack = new ReadBack(
                slack,
                issuer,
                new ChannelRecall(issuer),
                new ReadBackPolicy(LAG, Duration.ofDays(7), Duration.ZERO, Optional.empty()),
                new Pacer(clock, 50, 50),
                OnRefusal.HOLD,
                new Tally(),
                clock,
                new SplittableRandom(1));
        return new Sender(
                outbox,
                slack,
                new Pacer(clock, 1, 50),
                OnRefusal.HOLD,
                new DeadLetters(null),
                new Tally(),
                clock,
                Optional.empty(),
                readBack,
                null,
                new SplittableRandom(1));
    }

    private void start() {
        new SenderLoop(outbox, sender(), executor).start();
        outbox.add(Queued.alone(Queued.parcel(accounts, LOGS, 7, 100), "text"));
    }

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    /** Runs what is scheduled for this time. */
    private void pass(Duration time) {
        Instant end = clock.instant().plus(time);
        while (!executor.due.isAfter(end)) {
            assertThat(steps++).as("steps").isLessThan(MANY_STEPS);
            clock.advance(Duration.between(clock.instant(), executor.due));
            Objects.requireNonNull(executor.next).run();
        }
        clock.advance(Duration.between(clock.instant(), end));
    }

    @Test
    void whileAMessageIsInDoubtItWaitsUntilItIsTimeToLook() {
        answers.add(new SendResult.Ambiguous("HTTP 500"));
        start();
        pass(LAG.multipliedBy(3));

        assertThat(reads).isEqualTo(2);
        assertThat(sent).isEqualTo(2);
        assertThat(outbox.records()).isZero();
    }

    @Test
    void whileALimitLastsItWaits() {
        answers.add(new SendResult.Limited(AFTER));
        start();
        pass(AFTER.minusSeconds(1));
        assertThat(reads).isZero();

        pass(Duration.ofSeconds(10));
        assertThat(sent).isEqualTo(2);
    }

    @Test
    void whileTheHistoryCannotBeReadItWaits() {
        answers.add(new SendResult.Ambiguous("HTTP 500"));
        refusals.addAll(
                List.of(new ReadResult.Limited(Duration.ofSeconds(30)), new ReadResult.Unavailable("HTTP 500")));
        start();
        pass(LAG.multipliedBy(5));

        assertThat(reads).isEqualTo(4);
        assertThat(sent).isEqualTo(2);
    }

    @Test
    void aChangeEndsTheWait() {
        Instant begun = clock.instant();
        start();
        pass(Duration.ofSeconds(1));
        assertThat(executor.due).isEqualTo(begun.plus(Sender.IDLE));

        outbox.add(Queued.alone(Queued.parcel(accounts, LOGS, 8, 100), "text"));
        assertThat(executor.due).isEqualTo(clock.instant());
    }
}
