package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.delivery.LogEnds.Distance;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of offsets that do not come. */
class PositionsTest {
    private static final TopicPartition LOGS = new TopicPartition("logs", 0);
    private static final TopicPartition BEATS = new TopicPartition("heartbeats", 0);

    private final ManualClock clock = new ManualClock();
    private final RecordingContext context = new RecordingContext();
    private final Tally tally = new Tally();
    private final Map<TopicPartition, Distance> log = new HashMap<>();
    private final Positions positions = new Positions(
            context,
            new Brake(context, new Outboxes(new Accounts(), List.of(), clock), 10, 10),
            partition -> Optional.ofNullable(log.get(partition)),
            Optional.of("heartbeats"),
            tally,
            clock);

    @BeforeEach
    void assign() {
        context.assignment.addAll(Set.of(LOGS, BEATS));
        positions.open(Set.of(LOGS, BEATS));
    }

    /** The framework is there, as it says with the first commit. */
    private void committed(long offset) {
        positions.known(Map.of(LOGS, new OffsetAndMetadata(offset), BEATS, new OffsetAndMetadata(offset)));
    }

    /**
     * A call brings records.
     *
     * @param start where the log begins
     * @param end where it ends
     */
    private void bring(TopicPartition partition, long start, long end, long... offsets) {
        for (long offset : offsets) {
            Origin origin = new Origin(partition, offset);
            positions.brought(origin);
            positions.arrived(origin, false);
            log.put(partition, new Distance(offset + 1 - start, end - offset - 1));
        }
        call();
    }

    private void call() {
        clock.advance(Duration.ofSeconds(1));
        positions.end();
    }

    private long deleted() {
        return tally.get(Tally.Count.UNREAD_DELETED);
    }

    @Test
    void aPartitionIsHeldUntilTheFrameworkSaysWhereItBegins() {
        assertThat(context.paused).containsExactlyInAnyOrder(LOGS, BEATS);
        assertThat(context.commitsRequested.get()).isOne();
        assertThat(positions.isUnderWay()).isTrue();

        committed(5);
        assertThat(context.paused).isEmpty();
        assertThat(positions.isUnderWay()).isFalse();
    }

    @Test
    void aRecordThatComesBeforeThatIsTheFirst() {
        bring(LOGS, 7, 8, 7);

        assertThat(context.paused).containsExactly(BEATS);
        assertThat(deleted()).isZero();
    }

    @Test
    void whatWasDeletedBeforeTheTaskBeganIsCounted() {
        committed(5);
        bring(LOGS, 1_005, 1_010, 1_005, 1_006);

        assertThat(deleted()).isEqualTo(1_000);
    }

    @Test
    void whatIsDeletedWhileTheTaskRunsIsCounted() {
        committed(0);
        bring(LOGS, 0, 100, 0, 1, 2);
        bring(LOGS, 50, 100, 50, 51);

        assertThat(deleted()).isEqualTo(47);
    }

    /** The control records of transactions, what compaction took, and what a transformation dropped. */
    @Test
    void gapsInALogThatBeginsBeforeThemAreNone() {
        committed(0);
        bring(LOGS, 0, 10_000, 0, 2, 4, 1_000);
        bring(LOGS, 0, 10_000, 2_000);

        assertThat(deleted()).isZero();
    }

    @Test
    void ofTheTopicOfHeartbeatsNothingIsSaid() {
        committed(0);
        bring(BEATS, 100, 200, 100);

        assertThat(deleted()).isZero();
    }

    @Test
    void whereTheLogBeginsUnknownNothingIsSaid() {
        committed(0);
        positions.brought(new Origin(LOGS, 100));
        positions.arrived(new Origin(LOGS, 100), false);
        call();

        assertThat(deleted()).isZero();
    }

    @Test
    void whatHasToComeAgainAndIsDeletedMeanwhileIsCounted() {
        committed(0);
        bring(LOGS, 0, 20, 0, 1, 2, 3);
        positions.goBack(LOGS, 1);
        bring(LOGS, 3, 20, 3, 4);

        assertThat(deleted()).isEqualTo(2);
    }

    @Test
    void aLogOfWhichAllIsDeletedUnreadIsCountedAtOnce() {
        committed(0);
        bring(LOGS, 0, 3_000, 0, 1, 2);
        call();
        assertThat(deleted()).isZero();

        log.put(LOGS, new Distance(0, 0));
        call();
        assertThat(deleted()).isEqualTo(2_997);
        bring(LOGS, 3_000, 3_001, 3_000);
        assertThat(deleted()).isEqualTo(2_997);
    }

    @Test
    void whatTheConsumerPassedSilentlyIsNotDeleted() {
        committed(0);
        bring(LOGS, 0, 4, 0, 1, 2);
        log.put(LOGS, new Distance(4, 0));
        call();
        log.put(LOGS, new Distance(0, 0));
        call();

        assertThat(deleted()).isZero();
    }

    @Test
    void anEmptyLogOfWhichAllWasReadIsNotDeletedUnread() {
        committed(0);
        bring(LOGS, 0, 3, 0, 1, 2);
        log.put(LOGS, new Distance(0, 0));
        call();

        assertThat(deleted()).isZero();
    }

    /** The consumer began at the beginning again, where what it brings first was seen. */
    @Test
    void aRecordOnAnOffsetThatWasPassedIsAnotherIfItWasNotSeen() {
        bring(LOGS, 0, 3, 0, 1, 2);

        assertThat(positions.arrived(new Origin(LOGS, 0), true)).isFalse();
        assertThat(positions.arrived(new Origin(LOGS, 1), false)).isTrue();
        assertThat(positions.arrived(new Origin(LOGS, 2), false)).isFalse();
    }

    @Test
    void whatComesAgainAsItWasAskedForIsNoOther() {
        bring(LOGS, 0, 3, 0, 1, 2);
        positions.goBack(LOGS, 1);

        assertThat(positions.arrived(new Origin(LOGS, 1), false)).isFalse();
    }

    @Test
    void aPartitionThatWasTakenAwayIsForgotten() {
        committed(0);
        bring(LOGS, 0, 3_000, 0);
        positions.close(Set.of(LOGS, BEATS));
        log.put(LOGS, new Distance(0, 0));
        call();

        assertThat(deleted()).isZero();
    }
}
