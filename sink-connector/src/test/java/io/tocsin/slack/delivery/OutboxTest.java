package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.message.SlackMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final TopicPartition ONE = new TopicPartition("logs", 1);
    private static final TopicPartition TWO = new TopicPartition("logs", 2);

    private final Accounts accounts = new Accounts();
    private final Outbox outbox = new Outbox(accounts, "#alerts");
    private final Outbox other = new Outbox(accounts, "#alerts");
    private final Outboxes outboxes = new Outboxes(accounts, List.of(outbox, other), new MonotonicClock());

    private Parcel parcel(TopicPartition partition, long offset) {
        SinkRecord record = new SinkRecord(partition.topic(), partition.partition(), null, null, null, "x", offset);
        return accounts.claim(Origin.of(record), record, 100).orElseThrow();
    }

    private void queue(Parcel... parcels) {
        outbox.add(new SlackMessage("{}", "text"), List.of(parcels));
    }

    private Letter head() {
        return Objects.requireNonNull(outbox.head());
    }

    private long committable(TopicPartition partition) {
        Map<TopicPartition, OffsetAndMetadata> current = Map.of(partition, new OffsetAndMetadata(20));
        return Objects.requireNonNull(accounts.committable(current).get(partition))
                .offset();
    }

    @Test
    void aLetterAccountsForAllOfItsRecords() {
        queue(parcel(ONE, 5), parcel(TWO, 7), parcel(ONE, 6));
        queue(parcel(ONE, 8));

        outbox.settle(head());

        assertThat(committable(ONE)).isEqualTo(8);
        assertThat(committable(TWO)).isEqualTo(20);
    }

    @Test
    void aLetterWhosePartitionIsTakenAwayIsDropped() {
        queue(parcel(ONE, 5));
        queue(parcel(TWO, 5));
        Letter old = head();

        outboxes.close(Set.of(ONE));
        assertThat(outbox.records()).isOne();
        assertThat(outbox.depart(old)).isFalse();
        queue(parcel(ONE, 5));
        outbox.settle(old);

        assertThat(committable(ONE)).isEqualTo(5);
        assertThat(committable(TWO)).isEqualTo(5);
        assertThat(outbox.records()).isEqualTo(2);
    }

    @Test
    void aLetterStaysForTheRecordsThatAreStillThisTasks() {
        queue(parcel(ONE, 5), parcel(TWO, 5));
        Letter letter = head();

        outboxes.close(Set.of(ONE));
        Parcel again = parcel(ONE, 5);
        assertThat(outbox.depart(letter)).isTrue();
        assertThat(outbox.isMoot(letter)).isFalse();
        outbox.settle(letter);

        assertThat(committable(TWO)).isEqualTo(20);
        assertThat(committable(ONE)).as("claimed anew, and not yet sent").isEqualTo(5);
        accounts.account(List.of(again));
        assertThat(committable(ONE)).isEqualTo(20);
    }

    @Test
    void itKnowsHowMuchItHolds() {
        queue(parcel(ONE, 5));
        queue(parcel(TWO, 6), parcel(TWO, 7));
        assertThat(outbox.records()).isEqualTo(3);
        assertThat(outbox.bytes()).isEqualTo(312);

        outbox.settle(head());
        assertThat(outbox.records()).isEqualTo(2);
        assertThat(outbox.bytes()).isEqualTo(206);
        outboxes.close(Set.of(TWO));
        assertThat(outbox.records()).isZero();
        assertThat(outbox.bytes()).isZero();
    }

    @Test
    void aCommitDoesNotWaitWhenNoRequestIsUnderWay() {
        queue(parcel(ONE, 5));

        long start = System.nanoTime();
        outboxes.awaitInFlight(Duration.ofMinutes(1));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void aCommitWaitsForTheRequestUnderWay() throws InterruptedException {
        queue(parcel(ONE, 5));
        Letter letter = head();
        outbox.depart(letter);
        Thread sender = new Thread(() -> {
            outbox.settle(letter);
            outbox.arrive();
        });

        sender.start();
        outboxes.awaitInFlight(Duration.ofMinutes(1));
        sender.join();

        assertThat(committable(ONE)).isEqualTo(20);
    }

    @Test
    void aCommitWaitsNoLongerThanItsPatienceForAllTogether() {
        queue(parcel(ONE, 5));
        outbox.depart(head());
        other.add(new SlackMessage("{}", "text"), List.of(parcel(TWO, 5)));
        other.depart(Objects.requireNonNull(other.head()));

        long start = System.nanoTime();
        outboxes.awaitInFlight(Duration.ofMillis(1));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        assertThat(committable(ONE)).isEqualTo(5);
    }
}
