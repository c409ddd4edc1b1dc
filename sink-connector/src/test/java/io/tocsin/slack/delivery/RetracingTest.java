package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.delivery.LogEnds.Distance;
import io.tocsin.slack.readback.ChannelRecall;
import io.tocsin.slack.readback.Coverage;
import io.tocsin.slack.readback.Recalls;
import io.tocsin.slack.readback.Stamp;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A message in the channel tells of the records 0 to 9 of a partition. After a restart 0 to 4 have come: whether the others ever come, and
 * with them the certainty that all were told, depends on where the log ends.
 */
class RetracingTest {
    private static final TopicPartition LOGS = new TopicPartition("logs", 0);
    private static final TopicPartition BUSY = new TopicPartition("logs", 1);
    private static final Stamp.Issuer ISSUER = new Stamp.Issuer("sink", "1", 7);
    private static final long TIME = 1_000;

    private final ManualClock clock = new ManualClock();
    private final RecordingContext context = new RecordingContext();
    private final Accounts accounts = new Accounts();
    private final ChannelRecall recall = new ChannelRecall(ISSUER);
    private final Map<TopicPartition, Distance> log = new HashMap<>();
    private final Brake brake = new Brake(context, new Outboxes(accounts, List.of(), clock), 10, 10);
    private final Positions positions =
            new Positions(context, brake, this::distance, Optional.empty(), new Tally(), clock);
    private final Retracing retracing =
            new Retracing(context, brake, new Recalls(List.of(recall)), accounts, positions, this::distance, clock);

    private long busy;

    private Optional<Distance> distance(TopicPartition partition) {
        return Optional.ofNullable(log.get(partition));
    }

    @BeforeEach
    void comeAgain() {
        context.assignment.addAll(Set.of(LOGS, BUSY));
        retracing.open(Set.of(LOGS, BUSY));
        retracing.committable(Map.of(LOGS, new OffsetAndMetadata(0), BUSY, new OffsetAndMetadata(0)));
        recall.ask(LOGS, 0, TIME, TimestampType.CREATE_TIME);
        Coverage coverage = new Coverage();
        for (long offset = 0; offset < 10; offset++) {
            coverage.add(LOGS, offset, offset - 1, TIME);
        }
        recall.tell(recall.wanted(), List.of(new Stamp(ISSUER, coverage.ranges())));
        for (long offset = 0; offset < 5; offset++) {
            assertThat(retracing.skips(new Origin(LOGS, offset), false)).isFalse();
            recall.ask(LOGS, offset, TIME, TimestampType.CREATE_TIME);
        }
    }

    /** Nothing comes of the partition, and a record of another one each second. */
    private void pass(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            retracing.begin();
            retracing.skips(new Origin(BUSY, busy++), false);
            retracing.end();
            clock.advance(Duration.ofSeconds(1));
        }
    }

    @Test
    void aStallIsNotTheEndHoweverLongItLasts() {
        log.put(LOGS, new Distance(5, 5));
        pass(Duration.ofHours(1));

        assertThat(context.rewinds).isEmpty();
    }

    @Test
    void aLogThatEndsThereGoesBackWhateverItsNeighboursDo() {
        log.put(LOGS, new Distance(5, 0));
        pass(Retracing.QUIET);
        assertThat(context.rewinds).isEmpty();

        pass(Duration.ofSeconds(1));
        assertThat(context.rewinds).containsExactly(Map.entry(LOGS, 0L));
    }

    @Test
    void whereNobodySaysWhereTheLogEndsItGoesBackAfterALongTime() {
        pass(Retracing.PATIENCE);
        assertThat(context.rewinds).isEmpty();

        pass(Duration.ofSeconds(1));
        assertThat(context.rewinds).containsExactly(Map.entry(LOGS, 0L));
    }

    @Test
    void whileThePartitionIsPausedNothingCanCome() {
        brake.hold(LOGS);
        pass(Retracing.PATIENCE.multipliedBy(2));

        assertThat(context.rewinds).isEmpty();
    }

    @Test
    void whatHasToComeAgainIsNotAtTheEndBeforeItCame() {
        log.put(LOGS, new Distance(5, 0));
        retracing.goBack(LOGS, 3);
        context.rewinds.clear();
        pass(Duration.ofMinutes(1));
        assertThat(context.rewinds).isEmpty();

        retracing.skips(new Origin(LOGS, 3), true);
        pass(Retracing.QUIET.plusSeconds(1));
        assertThat(context.rewinds).containsExactly(Map.entry(LOGS, 0L));
    }

    @Test
    void whatHasToComeAgainAndNeverDoesIsNotWaitedForForEver() {
        log.put(LOGS, new Distance(5, 0));
        retracing.goBack(LOGS, 3);
        context.rewinds.clear();
        pass(Retracing.PATIENCE.plusSeconds(1));

        assertThat(context.rewinds).containsExactly(Map.entry(LOGS, 0L));
    }

    private long commit(long position) {
        OffsetAndMetadata reached = new OffsetAndMetadata(position);
        return Objects.requireNonNull(
                        retracing.committable(Map.of(LOGS, reached)).get(LOGS))
                .offset();
    }

    /** Another's by the time that the framework would go back, maybe: a commit may be the last before partitions are taken away. */
    @Test
    void whatACommitFindsOutSendsNothingBackBeforeTheNextCall() {
        assertThat(commit(20)).isZero();
        assertThat(context.rewinds).isEmpty();
        assertThat(commit(20)).as("until it has gone back").isZero();

        retracing.begin();
        assertThat(context.rewinds).containsExactly(Map.entry(LOGS, 0L));
        assertThat(retracing.skips(new Origin(LOGS, 20), false)).isTrue();
    }

    @Test
    void whatWasTakenAwayMeanwhileIsNotSentBack() {
        commit(20);
        retracing.close(Set.of(LOGS));
        retracing.begin();

        assertThat(context.rewinds).isEmpty();
    }
}
