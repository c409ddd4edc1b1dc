package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.message.SlackMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final TopicPartition ONE = new TopicPartition("logs", 1);
    private static final TopicPartition TWO = new TopicPartition("logs", 2);

    private static final Density ADAPTIVE =
            new Density(DeliveryMode.ADAPTIVE, Duration.ofSeconds(30), 100, 1, Optional.empty());

    private final ManualClock clock = new ManualClock();
    private final Accounts accounts = new Accounts();
    private final Outbox outbox = new Outbox(accounts, "#alerts", ADAPTIVE, clock);
    private final Outbox other = new Outbox(accounts, "#alerts", ADAPTIVE, clock);
    private int titles;
    private final Outboxes outboxes = new Outboxes(accounts, List.of(outbox, other), clock);

    private Parcel parcel(TopicPartition partition, long offset) {
        return Queued.parcel(accounts, partition, offset, 100);
    }

    /** Those of one call share a message. */
    private void queue(Parcel... parcels) {
        titles++;
        for (Parcel parcel : parcels) {
            outbox.add(Queued.titled(parcel, "title " + "x".repeat(titles), "text"));
        }
    }

    private Letter depart() {
        return Objects.requireNonNull(outbox.depart());
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

        outbox.settle(depart());

        assertThat(committable(ONE)).isEqualTo(8);
        assertThat(committable(TWO)).isEqualTo(20);
    }

    @Test
    void aLetterWhosePartitionIsTakenAwayIsDropped() {
        queue(parcel(ONE, 5));
        queue(parcel(TWO, 5));
        Letter old = depart();

        outboxes.close(Set.of(ONE));
        assertThat(outbox.records()).isOne();
        assertThat(outbox.isMoot(old)).isTrue();
        queue(parcel(ONE, 5));
        outbox.settle(old);

        assertThat(committable(ONE)).isEqualTo(5);
        assertThat(committable(TWO)).isEqualTo(5);
        assertThat(outbox.records()).isEqualTo(2);
    }

    @Test
    void aLetterStaysForTheRecordsThatAreStillThisTasks() {
        queue(parcel(ONE, 5), parcel(TWO, 5));
        Letter letter = depart();

        outboxes.close(Set.of(ONE));
        Parcel again = parcel(ONE, 5);
        assertThat(outbox.isMoot(letter)).isFalse();
        outbox.settle(letter);

        assertThat(committable(TWO)).isEqualTo(20);
        assertThat(committable(ONE)).as("claimed anew, and not yet sent").isEqualTo(5);
        accounts.account(List.of(again));
        assertThat(committable(ONE)).isEqualTo(20);
    }

    @Test
    void aLetterThatHasToGoAgainLeavesOutWhatIsAnothersNow() {
        queue(parcel(ONE, 5), parcel(TWO, 5));
        depart();

        outboxes.close(Set.of(ONE));
        assertThat(outbox.depart()).as("taken apart").isNull();
        assertThat(outbox.depart()).as("another's").isNull();
        assertThat(depart()).hasToString("record logs-2@5");
    }

    @Test
    void itKnowsHowMuchItHolds() {
        queue(parcel(ONE, 5));
        queue(parcel(TWO, 6), parcel(TWO, 7));
        assertThat(outbox.records()).isEqualTo(3);
        long bytes = outbox.bytes();
        assertThat(bytes).isGreaterThan(300);

        outbox.settle(depart());
        assertThat(outbox.records()).isEqualTo(2);
        assertThat(outbox.bytes()).isBetween(200L, bytes - 100);
        outboxes.close(Set.of(TWO));
        assertThat(outbox.records()).isZero();
        assertThat(outbox.bytes()).isZero();
    }

    @Test
    void whatItHoldsIsWeighedOnce() {
        outbox.add(Queued.alone(parcel(ONE, 5), "text of one"));
        long waiting = outbox.bytes();
        depart();

        assertThat(outbox.bytes()).isEqualTo(waiting);
    }

    @Test
    void whatItHoldsInPartsIsWeighedOnceAndUntilTheLastIsGone() {
        SlackMessage part = new SlackMessage("{}", "x".repeat(1_000));
        outbox.add(Pending.inParts(parcel(ONE, 5), null, List.of(part, part, part)));
        long waiting = outbox.bytes();
        assertThat(waiting).isBetween(3_000L, 4_000L);

        outbox.settle(depart());
        assertThat(outbox.bytes()).isEqualTo(waiting);
        outbox.settle(depart());
        outbox.settle(depart());
        assertThat(outbox.bytes()).isZero();
    }

    @Test
    void aSharedMessageIsWeighedBesidesItsRecords() {
        queue(parcel(ONE, 5), parcel(ONE, 6));
        long waiting = outbox.bytes();
        Letter shared = depart();

        assertThat(outbox.bytes()).isEqualTo(waiting + shared.message().size());
    }

    @Test
    void aCommitDoesNotWaitWhenNoRequestIsUnderWay() {
        queue(parcel(ONE, 5));

        long start = System.nanoTime();
        outboxes.hold(Duration.ofMinutes(1));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void aCommitWaitsForTheRequestUnderWay() throws InterruptedException {
        queue(parcel(ONE, 5));
        Letter letter = depart();
        Thread sender = new Thread(() -> {
            outbox.settle(letter);
            outbox.arrive();
        });

        sender.start();
        outboxes.hold(Duration.ofMinutes(1));
        sender.join();

        assertThat(committable(ONE)).isEqualTo(20);
    }

    @Test
    void aCommitWaitsNoLongerThanItsPatienceForAllTogether() {
        queue(parcel(ONE, 5));
        depart();
        other.add(Queued.alone(parcel(TWO, 5), "text"));
        assertThat(other.depart()).isNotNull();

        long start = System.nanoTime();
        outboxes.hold(Duration.ofMillis(1));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        assertThat(committable(ONE)).isEqualTo(5);
    }

    @Test
    void aRequestIsNotWaitedForTwiceButTheNextOneIs() throws InterruptedException {
        queue(parcel(ONE, 5));
        queue(parcel(ONE, 6));
        Letter slow = depart();
        outboxes.hold(Duration.ofMillis(1));
        outboxes.release();

        long start = System.nanoTime();
        outboxes.hold(Duration.ofSeconds(20));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        outboxes.release();
        outbox.settle(slow);
        outbox.arrive();

        Letter next = depart();
        Thread sender = new Thread(() -> {
            outbox.settle(next);
            outbox.arrive();
        });
        sender.start();
        outboxes.hold(Duration.ofMinutes(1));
        sender.join();
        assertThat(committable(ONE)).isEqualTo(20);
    }

    @Test
    void nothingDepartsWhileItIsHeldAndWhatIsInFlightCounts() {
        queue(parcel(ONE, 5));
        queue(parcel(ONE, 6));
        Letter inFlight = depart();

        outboxes.hold(Duration.ZERO);
        outbox.settle(inFlight);
        outbox.arrive();
        assertThat(outbox.due()).isNull();
        assertThat(outbox.depart()).isNull();
        assertThat(committable(ONE)).isEqualTo(6);

        AtomicInteger rings = new AtomicInteger();
        outbox.bell().listen(rings::incrementAndGet);
        outboxes.release();
        assertThat(rings).hasPositiveValue();
        assertThat(outbox.due()).isEqualTo(Duration.ZERO);
        outbox.settle(depart());
        assertThat(committable(ONE)).isEqualTo(20);
    }
}
