package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class BrakeTest {
    private static final TopicPartition ONE = new TopicPartition("logs", 1);
    private static final TopicPartition TWO = new TopicPartition("logs", 2);

    private final RecordingContext context = new RecordingContext();
    private final Accounts accounts = new Accounts();
    private final ManualClock clock = new ManualClock();
    private final Outbox outbox = new Outbox(accounts, "#alerts", Density.individual(), clock);
    private final Outbox other = new Outbox(accounts, "#alerts", Density.individual(), clock);
    private final Outboxes outboxes = new Outboxes(accounts, List.of(outbox, other), clock);
    private final Brake brake = new Brake(context, outboxes, 4, 10_000);

    BrakeTest() {
        context.assignment.add(ONE);
    }

    private void queue(long offset, long weight) {
        queue(outbox, offset, weight);
    }

    private void queue(Outbox into, long offset, long weight) {
        into.add(Queued.alone(Queued.parcel(accounts, ONE, offset, weight), "text"));
        brake.adjust();
    }

    private void settleOne() {
        outbox.settle(Objects.requireNonNull(outbox.depart()));
        brake.adjust();
    }

    @Test
    void tooManyRecordsPauseAndUnderHalfOfThemResume() {
        for (int offset = 0; offset < 3; offset++) {
            queue(offset, 0);
        }
        assertThat(context.paused).isEmpty();

        queue(3, 0);
        assertThat(context.paused).containsExactly(ONE);

        settleOne();
        settleOne();
        assertThat(context.paused).containsExactly(ONE);
        settleOne();
        assertThat(context.paused).isEmpty();
    }

    @Test
    void tooManyBytesPauseToo() {
        queue(0, 10_000);
        assertThat(context.paused).containsExactly(ONE);

        settleOne();
        assertThat(context.paused).isEmpty();
    }

    @Test
    void whatWaitsForSeveralDestinationsCountsTogether() {
        queue(outbox, 0, 4_000);
        queue(other, 1, 6_000);
        assertThat(context.paused).containsExactly(ONE);

        outbox.settle(Objects.requireNonNull(outbox.depart()));
        other.settle(Objects.requireNonNull(other.depart()));
        brake.adjust();
        assertThat(context.paused).isEmpty();
    }

    @Test
    void aLimitOfOneRecordStillResumes() {
        Brake narrow = new Brake(context, outboxes, 1, 10_000);
        queue(0, 0);
        narrow.adjust();
        assertThat(context.paused).containsExactly(ONE);

        settleOne();
        narrow.adjust();
        assertThat(context.paused).isEmpty();
    }

    @Test
    void partitionsThatComeMeanwhileArePausedToo() {
        queue(0, 10_000);
        context.assignment.add(TWO);
        brake.opened(Set.of(TWO));
        assertThat(context.paused).containsExactlyInAnyOrder(ONE, TWO);

        settleOne();
        assertThat(context.paused).isEmpty();
    }
}
