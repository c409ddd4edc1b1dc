package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

class AccountsTest {
    private static final TopicPartition ONE = new TopicPartition("logs", 1);
    private static final TopicPartition TWO = new TopicPartition("logs", 2);

    private final Accounts accounts = new Accounts();

    private Optional<Parcel> claim(TopicPartition partition, long offset) {
        SinkRecord record = new SinkRecord(partition.topic(), partition.partition(), null, null, null, "x", offset);
        return accounts.claim(Origin.of(record), record, 100);
    }

    private void account(Parcel... parcels) {
        accounts.account(List.of(parcels));
    }

    private Map<TopicPartition, Long> committable(long one, long two) {
        Map<TopicPartition, OffsetAndMetadata> current = Map.of(ONE, at(one), TWO, at(two));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        accounts.committable(current).forEach((partition, offset) -> offsets.put(partition, offset.offset()));
        return offsets;
    }

    private static OffsetAndMetadata at(long offset) {
        return new OffsetAndMetadata(offset);
    }

    @Test
    void aPartitionCommitsToItsFirstRecordNotYetAccountedFor() {
        Parcel five = claim(ONE, 5).orElseThrow();
        Parcel nine = claim(ONE, 9).orElseThrow();

        assertThat(committable(20, 30)).isEqualTo(Map.of(ONE, 5L, TWO, 30L));
        account(five);
        assertThat(committable(20, 30)).isEqualTo(Map.of(ONE, 9L, TWO, 30L));
        account(nine);
        assertThat(committable(20, 30)).isEqualTo(Map.of(ONE, 20L, TWO, 30L));
    }

    @Test
    void recordsMayBeAccountedForInAnyOrder() {
        Parcel five = claim(ONE, 5).orElseThrow();
        Parcel six = claim(ONE, 6).orElseThrow();

        account(six);
        assertThat(committable(20, 30)).containsEntry(ONE, 5L);
        account(five);
        assertThat(committable(20, 30)).containsEntry(ONE, 20L);
    }

    @Test
    void nothingBeyondTheFrameworksPositionIsCommitted() {
        claim(ONE, 5);

        assertThat(committable(3, 30)).containsEntry(ONE, 3L);
    }

    @Test
    void aPartitionThatTheFrameworkDoesNotAskForIsNotCommitted() {
        claim(ONE, 5);

        assertThat(accounts.committable(Map.of(TWO, at(30)))).containsOnlyKeys(TWO);
    }

    @Test
    void aRecordThatComesAgainIsRefusedWhetherItWaitsOrIsAccountedFor() {
        account(claim(ONE, 5).orElseThrow());
        claim(ONE, 6);

        assertThat(claim(ONE, 5)).isEmpty();
        assertThat(claim(ONE, 6)).isEmpty();
        assertThat(claim(ONE, 7)).isPresent();
    }

    @Test
    void whatAnEarlierAssignmentAccountsForDoesNotCountForTheNewOne() {
        Parcel old = claim(ONE, 5).orElseThrow();
        Parcel other = claim(TWO, 5).orElseThrow();

        accounts.close(Set.of(ONE));
        Parcel current = claim(ONE, 5).orElseThrow();
        account(old, other);

        assertThat(committable(20, 30)).isEqualTo(Map.of(ONE, 5L, TWO, 30L));
        account(current);
        assertThat(committable(20, 30)).isEqualTo(Map.of(ONE, 20L, TWO, 30L));
    }

    @Test
    void theFirstFailureSurfacesOnTheTasksThread() {
        accounts.throwIfFailed();
        accounts.fail(new IllegalStateException("the token is gone"));
        accounts.fail(new IllegalStateException("the channel is gone"));

        assertThatThrownBy(accounts::throwIfFailed)
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("the token is gone");
    }

    private static SinkRecord record(TopicPartition partition, long offset) {
        return new SinkRecord(
                partition.topic(),
                partition.partition(),
                null,
                null,
                null,
                "x",
                offset,
                1_000 + offset,
                TimestampType.CREATE_TIME);
    }

    private void note(TopicPartition partition, long from, long to) {
        for (long offset = from; offset < to; offset++) {
            accounts.note(new Origin(partition, offset), record(partition, offset));
        }
    }

    private long remembered(TopicPartition partition, long end) {
        return LongStream.range(0, end)
                .filter(offset -> accounts.isSeen(new Origin(partition, offset), record(partition, offset)))
                .count();
    }

    @Test
    void whatIsRememberedOfAllPartitionsIsBounded() {
        List<TopicPartition> partitions = IntStream.range(0, 30)
                .mapToObj(number -> new TopicPartition("logs", number))
                .toList();
        note(ONE, 0, 100);
        partitions.forEach(partition -> note(partition, 0, 50_000));

        assertThat(partitions.stream()
                        .mapToLong(partition -> remembered(partition, 50_000))
                        .sum())
                .isLessThanOrEqualTo(SeenRecords.MOST);
        assertThat(partitions)
                .allSatisfy(
                        partition -> assertThat(remembered(partition, 50_000)).isGreaterThan(SeenRecords.MOST / 40));
    }

    @Test
    void littleIsRememberedOfWhatWasCommittedLongAgo() {
        note(ONE, 0, 30_000);
        accounts.committed(Map.of(ONE, at(30_000)));
        accounts.committed(Map.of(ONE, at(30_000)));

        assertThat(remembered(ONE, 30_000)).isBetween(4_000L, 5_000L);
    }

    /** Which may fail: then all from the one before comes again. */
    @Test
    void allIsRememberedSinceTheLastCommitButOne() {
        accounts.committed(Map.of(ONE, at(0)));
        note(ONE, 0, 100_000);
        accounts.committed(Map.of(ONE, at(100_000)));

        assertThat(remembered(ONE, 100_000)).isEqualTo(100_000);
    }
}
