package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.api.Envelope;
import io.tocsin.slack.api.Metadata;
import io.tocsin.slack.api.PostedMessage;
import io.tocsin.slack.api.ReadRequest;
import io.tocsin.slack.api.ReadResult;
import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.api.SlackApi;
import io.tocsin.slack.message.SlackMessage;
import io.tocsin.slack.readback.Answer.Verdict;
import io.tocsin.slack.readback.ChannelRecall;
import io.tocsin.slack.readback.Coverage;
import io.tocsin.slack.readback.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChannelReaderTest {
    private static final TopicPartition LOGS = new TopicPartition("logs", 0);
    private static final Duration LAG = Duration.ofSeconds(2);
    private static final Duration REACH = Duration.ofDays(7);
    private static final Stamp.Issuer ISSUER = new Stamp.Issuer("sink", "1", 0);
    private static final Duration AGE = Duration.ofHours(1);

    private final ManualClock clock = new ManualClock();
    private final Instant start = clock.instant();
    private final ChannelRecall recall = new ChannelRecall(ISSUER);
    private final List<ReadRequest> asked = new ArrayList<>();
    private ReadResult answer = new ReadResult.Page(List.of(), null);
    /** Stands in the channel, if so much of its history is asked for. */
    private @Nullable PostedMessage standing;

    private final Map<String, ReadResult> threads = new HashMap<>();

    private final SlackApi slack = new SlackApi() {
        @Override
        public SendResult send(SlackMessage message, Envelope envelope) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ReadResult read(ReadRequest request) {
            asked.add(request);
            if (standing != null && !PostedMessage.time(standing.ts()).isBefore(request.oldest())) {
                return new ReadResult.Page(List.of(standing), null);
            }
            return request.threadTs() == null
                    ? answer
                    : Objects.requireNonNull(threads.get(request.threadTs()), request.threadTs());
        }

        @Override
        public void close() {}
    };

    private ChannelReader reader(@Nullable Duration giveUp) {
        return reader(giveUp, Duration.ZERO);
    }

    private ChannelReader reader(@Nullable Duration giveUp, Duration threadAge) {
        return with(new ReadBackPolicy(LAG, REACH, threadAge, Optional.ofNullable(giveUp)));
    }

    private ChannelReader with(ReadBackPolicy policy) {
        Pacer pacer = new Pacer(clock, 1, 20);
        HistoryWalk walk = new HistoryWalk(
                slack, "x", Optional.of(OnRefusal.HOLD), pacer, new Tally(), clock, new SplittableRandom(1));
        return new ChannelReader("sink", recall, walk, policy, clock);
    }

    private Verdict ask(@Nullable Instant timestamp) {
        return ask(timestamp == null ? null : timestamp.toEpochMilli(), TimestampType.LOG_APPEND_TIME);
    }

    private Verdict ask(@Nullable Long timestamp, TimestampType type) {
        return recall.ask(LOGS, 5, timestamp, type).verdict();
    }

    /** Until it has read, or does not get on. */
    private void read(ChannelReader reader) {
        Duration wait = reader.step();
        for (int i = 0; i < 50 && wait != null; i++) {
            clock.advance(wait);
            wait = reader.step();
        }
    }

    @Test
    void itReadsOnlyIfSomeoneWantsToKnow() {
        assertThat(reader(null).step()).isNull();
        assertThat(asked).isEmpty();
    }

    @Test
    void itWaitsUntilWhatOthersPostedIsVisible() {
        ChannelReader reader = reader(null);
        recall.open(Set.of(LOGS), start);
        assertThat(ask(start)).isEqualTo(Verdict.UNREAD);

        clock.advance(Duration.ofMillis(500));
        assertThat(reader.step()).isEqualTo(Duration.ofMillis(1_500));
        assertThat(asked).isEmpty();
        read(reader);
        assertThat(asked).hasSize(1);
        assertThat(ask(start)).isEqualTo(Verdict.NEW);
    }

    @Test
    void itReadsBackToTheFirstRecordLessWhatClocksDiffer() {
        ask(start.minus(Duration.ofHours(3)));
        read(reader(null));

        assertThat(asked)
                .extracting(ReadRequest::oldest)
                .containsExactly(start.minus(Duration.ofHours(3)).minus(ChannelReader.CLOCKS));
    }

    /** A producer may stamp a record ahead of time, so it may have been posted before the time that it bears. */
    @ParameterizedTest
    @CsvSource({"-180", "-1", "0", "15", "90", "119"})
    void aRecordStampedByItsProducerMayHaveBeenPostedUpToTwoHoursEarlier(int minutes) {
        Instant stamped = start.plus(Duration.ofMinutes(minutes));
        ask(stamped.toEpochMilli(), TimestampType.CREATE_TIME);
        read(reader(null));

        Instant written = stamped.minus(ChannelReader.AHEAD);
        assertThat(asked).extracting(ReadRequest::oldest).containsExactly(written.minus(ChannelReader.CLOCKS));
    }

    @Test
    void aRecordInTheFutureThatWasPostedBeforeTheRestartIsFound() {
        Instant stamped = start.plus(Duration.ofMinutes(90));
        PostedMessage posted = message(Duration.ofMinutes(1), null, stamp(5, stamped.toEpochMilli()));
        clock.advance(Duration.ofMinutes(30));
        standing = posted;
        ask(stamped.toEpochMilli(), TimestampType.CREATE_TIME);
        read(reader(null));

        assertThat(ask(stamped.toEpochMilli(), TimestampType.CREATE_TIME)).isEqualTo(Verdict.FOUND);
    }

    @ParameterizedTest
    @MethodSource("unbelievable")
    void aTimestampThatCannotBeIsNotBelieved(@Nullable Long timestamp, TimestampType type) {
        ask(timestamp, type);
        read(reader(null));

        assertThat(asked).extracting(ReadRequest::oldest).containsExactly(start.minus(REACH));
    }

    static Stream<Arguments> unbelievable() {
        long start = new ManualClock().instant().toEpochMilli();
        return Stream.of(
                Arguments.of(start + Duration.ofHours(3).toMillis(), TimestampType.CREATE_TIME),
                Arguments.of(start + Duration.ofMinutes(11).toMillis(), TimestampType.LOG_APPEND_TIME),
                Arguments.of(Long.MAX_VALUE, TimestampType.CREATE_TIME),
                Arguments.of(Long.MIN_VALUE, TimestampType.CREATE_TIME),
                Arguments.of(-1L, TimestampType.LOG_APPEND_TIME),
                Arguments.of(0L, TimestampType.CREATE_TIME),
                Arguments.of(start, TimestampType.NO_TIMESTAMP_TYPE),
                Arguments.of(null, TimestampType.CREATE_TIME));
    }

    @Test
    void howeverFarItReachesItAsksForNoTimeBefore1970() {
        ask(null);
        read(with(new ReadBackPolicy(LAG, Duration.ofMillis(Long.MAX_VALUE), Duration.ofDays(90), Optional.empty())));

        assertThat(asked).extracting(ReadRequest::oldest).containsExactly(Instant.EPOCH);
    }

    @Test
    void itReadsNoFurtherThanItsReach() {
        ask(start.minus(Duration.ofDays(30)));
        read(reader(null));

        assertThat(asked).extracting(ReadRequest::oldest).containsExactly(start.minus(REACH));
    }

    @Test
    void withoutATimestampItReadsAsFarAsItReaches() {
        ask(null);
        read(reader(null));

        assertThat(asked).extracting(ReadRequest::oldest).containsExactly(start.minus(REACH));
    }

    @Test
    void withThreadsItReadsAsFarBackAsTheirFirstMessagesMayBe() {
        ask(start.minus(Duration.ofHours(3)));
        read(reader(null, AGE));

        assertThat(asked)
                .extracting(ReadRequest::oldest)
                .containsExactly(start.minus(Duration.ofHours(3)).minus(AGE).minus(ChannelReader.CLOCKS));
    }

    /** A message of Slack's, posted so long after the start, with the newest reply so long after it. */
    private PostedMessage message(Duration after, @Nullable Duration reply, Map<String, String> payload) {
        String ts = start.plus(after).getEpochSecond() + ".000100";
        String newest = reply == null ? null : start.plus(reply).getEpochSecond() + ".000200";
        return new PostedMessage(ts, newest, new Metadata(Stamp.EVENT_TYPE, payload));
    }

    /** What marks a message for a record with this offset. */
    private static Map<String, String> stamp(long offset) {
        return stamp(offset, null);
    }

    private static Map<String, String> stamp(long offset, @Nullable Long timestamp) {
        Coverage coverage = new Coverage();
        coverage.add(LOGS, offset, Coverage.NONE, timestamp);
        return Stamp.of(ISSUER, coverage.ranges()).payload();
    }

    @Test
    void itFollowsTheThreadsOfItsConnectorThatHaveNewReplies() {
        Duration longAgo = Duration.ofMinutes(-50);
        Duration now = Duration.ofSeconds(1);
        PostedMessage first = message(longAgo, now, new ThreadMark("sink", "a").payload());
        PostedMessage reply = message(now, null, stamp(5));
        answer = new ReadResult.Page(
                List.of(
                        first,
                        message(longAgo.plusSeconds(1), now, new ThreadMark("others", "a").payload()),
                        message(longAgo.plusSeconds(2), longAgo, new ThreadMark("sink", "b").payload()),
                        message(longAgo.plusSeconds(3), null, new ThreadMark("sink", "c").payload()),
                        message(longAgo.plusSeconds(4), now, Map.of())),
                null);
        threads.put(first.ts(), new ReadResult.Page(List.of(first, reply), null));
        ask(start);
        ChannelReader reader = reader(null, AGE);
        read(reader);

        assertThat(asked).extracting(ReadRequest::threadTs).containsExactly(null, first.ts());
        assertThat(ask(null)).isEqualTo(Verdict.FOUND);
    }

    @Test
    void itTriesForAsLongAsItTakes() {
        answer = new ReadResult.Unavailable("HTTP 503");
        ChannelReader reader = reader(null);
        ask(start);
        read(reader);
        assertThat(ask(start)).isEqualTo(Verdict.UNREAD);

        answer = new ReadResult.Page(List.of(), null);
        read(reader);
        assertThat(ask(start)).isEqualTo(Verdict.NEW);
    }

    @Test
    void itGivesUpIfSoSet() {
        answer = new ReadResult.Refused("missing_scope");
        ask(start);
        read(reader(Duration.ofMinutes(5)));

        assertThat(ask(start)).isEqualTo(Verdict.NEW);
        assertThat(clock.instant()).isAfter(start.plus(Duration.ofMinutes(5)));
    }
}
