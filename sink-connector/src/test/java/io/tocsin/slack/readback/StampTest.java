package io.tocsin.slack.readback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StampTest {
    private static final TopicPartition LOGS = new TopicPartition("logs", 0);
    private static final TopicPartition OTHER = new TopicPartition("team.logs_b-2", 11);
    private static final Stamp.Issuer ISSUER = new Stamp.Issuer("slack sink", "2026-11", -2);

    private final Coverage coverage = new Coverage();

    @Test
    void neighboursOfAPartitionAreOneRange() {
        coverage.add(LOGS, 3, Coverage.NONE, 10L);
        coverage.add(OTHER, 7, 6, null);
        coverage.add(LOGS, 5, 3, 12L);

        assertThat(coverage.ranges())
                .extracting(RecordRange::partition, RecordRange::first, RecordRange::last, RecordRange::count)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(LOGS, 3L, 5L, 2L),
                        org.assertj.core.groups.Tuple.tuple(OTHER, 7L, 7L, 1L));
    }

    @Test
    void whereARecordIsLeftOutAnotherRangeBegins() {
        coverage.add(LOGS, 3, Coverage.NONE, 10L);
        coverage.add(LOGS, 5, 4, 12L);

        assertThat(coverage.ranges()).hasSize(2);
    }

    @Test
    void whatComesAgainBeginsAnotherRange() {
        coverage.add(LOGS, 3, Coverage.NONE, 10L);
        coverage.add(LOGS, 4, 3, 10L);
        coverage.add(LOGS, 4, 3, 10L);

        assertThat(coverage.ranges()).extracting(RecordRange::count).containsExactly(2L, 1L);
    }

    @Test
    void theCheckDependsOnEachOffsetAndTimestampAndOnTheirOrder() {
        List<RecordRange> ranges = List.of(
                range(1, 10L, 2, 20L),
                range(1, 10L, 2, 21L),
                range(1, 20L, 2, 10L),
                range(1, 10L, 3, 20L),
                range(1, 10L, 2, null));

        assertThat(ranges).extracting(RecordRange::check).doesNotHaveDuplicates();
        assertThat(range(1, 10L, 2, 20L)).isEqualTo(range(1, 10L, 2, 20L));
    }

    private static RecordRange range(
            long first, Long firstTime, long last, @org.jspecify.annotations.Nullable Long lastTime) {
        Coverage of = new Coverage();
        of.add(LOGS, first, Coverage.NONE, firstTime);
        of.add(LOGS, last, first, lastTime);
        return of.ranges().get(0);
    }

    /** What older versions have written must be understood for ever. */
    @Test
    void theCheckIsTheSameInEveryVersion() {
        assertThat(range(1, 10L, 2, 20L).text()).isEqualTo("logs:0:1-2:2:b4ca96ad2f0e8456:ff3abdb165847046");
    }

    @Test
    void whatIsWrittenCanBeRead() {
        coverage.add(LOGS, 3, Coverage.NONE, 10L);
        coverage.add(OTHER, Long.MAX_VALUE / 10, 6, -1L);
        Stamp stamp = Stamp.of(ISSUER, coverage.ranges());

        assertThat(Stamp.parse(stamp.payload())).contains(stamp);
        assertThat(stamp.payload())
                .hasSize(5)
                .allSatisfy((name, value) -> assertThat(name).matches("[a-z][a-z0-9_]*"));
    }

    @Test
    void moreRangesThanHaveRoomAreLeftOut() {
        IntStream.range(0, 1_000).forEach(i -> coverage.add(new TopicPartition("t".repeat(249), i), i, i - 1, 1L));

        Stamp stamp = Stamp.of(ISSUER, coverage.ranges());

        assertThat(stamp.ranges()).hasSizeBetween(15, 30);
        assertThat(String.join("", stamp.payload().values())).hasSizeLessThan(Stamp.ROOM + 100);
        assertThat(Stamp.parse(stamp.payload())).contains(stamp);
    }

    @ParameterizedTest
    @ValueSource(strings = {"connector", "epoch", "routing"})
    void whatLacksAPartIsNone(String part) {
        Map<String, String> payload = new HashMap<>(Stamp.of(ISSUER, List.of()).payload());
        payload.remove(part);

        assertThat(Stamp.parse(payload)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "logs", "logs:0:1-2:2:1", "logs:0:1-2:2:1:xyz", "logs:0:1:1:1:1", "logs:-1:1-2:2:1:1"})
    void aRangeThatCannotBeReadIsNone(String text) {
        assertThat(RecordRange.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "junk",
                "logs:0:9-3:2:1:1",
                "logs:0:-3-9:2:1:1",
                "logs:0:3-9:0:1:1",
                "logs:0:3-9:8:1:1",
                "logs:0:3-99999999999999999999:2:1:1",
                "logs:9999999999:3-9:2:1:1",
                "lo gs:0:3-9:2:1:1"
            })
    @Timeout(value = 10, threadMode = ThreadMode.SEPARATE_THREAD)
    void aStampWithARangeThatCannotBeIsNone(String text) {
        Map<String, String> payload = new HashMap<>(Stamp.of(ISSUER, List.of()).payload());
        payload.put("records_0", text);

        assertThat(Stamp.parse(payload)).isEmpty();
    }

    @Test
    void aStampWithMoreRangesThanAreEverWrittenIsNone() {
        Map<String, String> payload = new HashMap<>(Stamp.of(ISSUER, List.of()).payload());
        IntStream.rangeClosed(0, Stamp.MOST)
                .forEach(i -> payload.put("records_" + i, "logs:0:" + i + "-" + i + ":1:1:1"));
        assertThat(Stamp.parse(payload).isPresent()).isFalse();

        payload.remove("records_" + Stamp.MOST);
        assertThat(Stamp.parse(payload).orElseThrow().ranges()).hasSize(Stamp.MOST);
    }
}
