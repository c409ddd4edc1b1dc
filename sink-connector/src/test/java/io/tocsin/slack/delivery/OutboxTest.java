package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.slack.message.SlackMessage;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final TopicPartition ONE = new TopicPartition("logs", 1);
    private static final TopicPartition TWO = new TopicPartition("logs", 2);

    private final Outbox outbox = new Outbox();

    private void queue(TopicPartition partition, long offset) {
        Origin origin = new Origin(partition, offset);
        assertThat(outbox.claim(origin)).isTrue();
        SinkRecord record = new SinkRecord(partition.topic(), partition.partition(), null, null, null, "x", offset);
        outbox.add(origin, new SlackMessage("{}", "text"), record, 100);
    }

    private Letter head() {
        return Objects.requireNonNull(outbox.head());
    }

    private Map<TopicPartition, Long> committable(long one, long two) {
        Map<TopicPartition, OffsetAndMetadata> current = Map.of(ONE, at(one), TWO, at(two));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        outbox.committable(current).forEach((partition, offset) -> offsets.put(partition, offset.offset()));
        return offsets;
    }

    private static OffsetAndMetadata at(long offset) {
        return new OffsetAndMetadata(offset);
    }

    @Test
    void aPartitionCommitsToItsFirstRecordNotYetAccountedFor() {
        queue(ONE, 5);
        queue(ONE, 9);

        assertThat(committable(20, 30)).isEqualTo(Map.of(ONE, 5L, TWO, 30L));
        outbox.settle(head());
        assertThat(committable(20, 30)).isEqualTo(Map.of(ONE, 9L, TWO, 30L));
        outbox.settle(head());
        assertThat(committable(20, 30)).isEqualTo(Map.of(ONE, 20L, TWO, 30L));
    }

    @Test
    void nothingBeyondTheFrameworksPositionIsCommitted() {
        queue(ONE, 5);

        assertThat(committable(3, 30)).containsEntry(ONE, 3L);
    }

    @Test
    void aPartitionThatTheFrameworkDoesNotAskForIsNotCommitted() {
        queue(ONE, 5);

        assertThat(outbox.committable(Map.of(TWO, at(30)))).containsOnlyKeys(TWO);
    }

    @Test
    void aRecordThatComesAgainIsRefusedWhetherItWaitsOrIsAccountedFor() {
        queue(ONE, 5);
        queue(ONE, 6);
        outbox.settle(head());

        assertThat(outbox.claim(new Origin(ONE, 5))).isFalse();
        assertThat(outbox.claim(new Origin(ONE, 6))).isFalse();
        assertThat(outbox.claim(new Origin(ONE, 7))).isTrue();
    }

    @Test
    void aPartitionThatComesBackStartsAnew() {
        queue(ONE, 5);
        queue(TWO, 5);
        Letter old = head();

        outbox.close(Set.of(ONE));
        assertThat(outbox.records()).isOne();
        queue(ONE, 5);
        outbox.settle(old);

        assertThat(committable(20, 30)).isEqualTo(Map.of(ONE, 5L, TWO, 5L));
        assertThat(outbox.records()).isEqualTo(2);
    }

    @Test
    void itKnowsHowMuchItHolds() {
        queue(ONE, 5);
        queue(TWO, 6);
        assertThat(outbox.bytes()).isEqualTo(212);

        outbox.settle(head());
        assertThat(outbox.bytes()).isEqualTo(106);
        outbox.close(Set.of(TWO));
        assertThat(outbox.bytes()).isZero();
    }

    @Test
    void aFailureSurfacesOnTheTasksThread() {
        outbox.throwIfFailed();
        outbox.fail(new IllegalStateException("the token is gone"));

        assertThatThrownBy(outbox::throwIfFailed)
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("the token is gone");
    }

    @Test
    void aCommitDoesNotWaitWhenNoRequestIsUnderWay() {
        queue(ONE, 5);

        long start = System.nanoTime();
        outbox.awaitInFlight(Duration.ofMinutes(1));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void aCommitWaitsForTheRequestUnderWay() throws InterruptedException {
        queue(ONE, 5);
        Letter letter = head();
        outbox.depart(letter);
        Thread sender = new Thread(() -> {
            outbox.settle(letter);
            outbox.arrive();
        });

        sender.start();
        outbox.awaitInFlight(Duration.ofMinutes(1));
        sender.join();

        assertThat(committable(20, 30)).containsEntry(ONE, 20L);
    }

    @Test
    void aCommitWaitsNoLongerThanItsPatience() {
        queue(ONE, 5);
        outbox.depart(head());

        outbox.awaitInFlight(Duration.ofMillis(1));
        assertThat(committable(20, 30)).containsEntry(ONE, 5L);
    }
}
