package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.delivery.LogEnds.Distance;
import io.tocsin.slack.readback.Recalls;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a transformation drops was read: no matter what the topic deletes of it later. */
class FilteredRecordsTest {
    private static final TopicPartition LOGS = new TopicPartition("logs", 0);

    private final ManualClock clock = new ManualClock();
    private final RecordingContext context = new RecordingContext();
    private final Tally tally = new Tally();
    private final Accounts accounts = new Accounts();
    private final Map<TopicPartition, Distance> log = new HashMap<>();
    private final Brake brake = new Brake(context, new Outboxes(accounts, List.of(), clock), 10, 10);
    private final Positions positions = new Positions(context, brake, this::distance, Optional.empty(), tally, clock);
    private final Retracing retracing =
            new Retracing(context, brake, new Recalls(List.of()), accounts, positions, this::distance, clock);

    private Optional<Distance> distance(TopicPartition partition) {
        return Optional.ofNullable(log.get(partition));
    }

    @BeforeEach
    void read() {
        context.assignment.add(LOGS);
        retracing.open(Set.of(LOGS));
        commit(0);
        bring(0, 100);
    }

    /** The framework is there, whatever of it came here. */
    private void commit(long position) {
        retracing.committable(Map.of(LOGS, new OffsetAndMetadata(position)));
    }

    /** A call brings a record. */
    private void bring(long start, long offset) {
        retracing.begin();
        retracing.skips(new Origin(LOGS, offset), false);
        log.put(LOGS, new Distance(offset + 1 - start, 0));
        retracing.end();
    }

    private long deleted() {
        return tally.get(Tally.Count.UNREAD_DELETED);
    }

    @Test
    void whatWasDroppedAndDeletedLaterIsNotDeletedUnread() {
        commit(1_000_001);
        bring(500_001, 1_000_001);

        assertThat(deleted()).isZero();
    }

    @Test
    void whatWasDeletedBeforeItCameIsStillToldOf() {
        commit(101);
        bring(500_001, 1_000_001);

        assertThat(deleted()).isEqualTo(999_900);
    }

    /** Until the framework has gone back, it is beyond what has to come again. */
    @Test
    void whereItHasToGoBackTheFrameworkIsNotYet() {
        retracing.goBack(LOGS, 50);
        commit(101);
        bring(70, 70);

        assertThat(deleted()).isEqualTo(20);
    }
}
