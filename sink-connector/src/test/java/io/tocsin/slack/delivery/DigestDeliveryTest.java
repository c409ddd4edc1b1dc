package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.message.Gist;
import io.tocsin.slack.message.SlackMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;

/** One record alone, several together, and storms, on a clock that moves as the sender wishes. */
class DigestDeliveryTest {
    private static final TopicPartition ONE = new TopicPartition("logs", 0);
    private static final TopicPartition TWO = new TopicPartition("logs", 1);
    private static final SendResult REFUSED = new SendResult.PayloadRefused("invalid_blocks");
    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final Density ADAPTIVE =
            new Density(DeliveryMode.ADAPTIVE, WINDOW, 100, 1, Optional.of(Duration.ofHours(1)));
    private static final Density DIGEST = new Density(DeliveryMode.DIGEST, WINDOW, 100, 1, Optional.empty());
    private static final Pattern COUNT = Pattern.compile("\"text\":\"([0-9,]+) ×\"");

    private final ManualClock clock = new ManualClock();
    private final Instant start = clock.instant();
    private final Accounts accounts = new Accounts();
    private final ScriptedSlack slack = new ScriptedSlack();
    private final Tally tally = new Tally();
    private final List<String> reported = new ArrayList<>();
    private final Pacer pacer = new Pacer(clock, 1, 9);
    private Outbox outbox = new Outbox(accounts, "#alerts", ADAPTIVE, clock);
    private Outboxes outboxes = new Outboxes(accounts, List.of(outbox), clock);
    private Sender sender = sender(OnRefusal.HOLD);
    private long next;

    private Sender sender(OnRefusal onRefusal) {
        DeadLetters queue = new DeadLetters((record, error) -> {
            reported.add(error.getMessage());
            return CompletableFuture.completedFuture(null);
        });
        return new Sender(
                outbox,
                slack,
                pacer,
                onRefusal,
                queue,
                tally,
                clock,
                Optional.empty(),
                null,
                null,
                new SplittableRandom(1));
    }

    private void use(Density density) {
        outbox = new Outbox(accounts, "#alerts", density, clock);
        outboxes = new Outboxes(accounts, List.of(outbox), clock);
        sender = sender(OnRefusal.HOLD);
    }

    private void put(String title, String text) {
        put(ONE, next++, Queued.gist(title, text));
    }

    private void put(TopicPartition partition, long offset, Gist gist) {
        Parcel parcel = Queued.parcel(accounts, partition, offset, 100);
        outbox.add(
                outbox.counts(gist) ? Pending.counted(parcel, gist) : Queued.titled(parcel, gist.title(), gist.text()));
    }

    private void putMany(int count) {
        for (int i = 0; i < count; i++) {
            put("ERROR · shop", "order " + next + " failed");
        }
    }

    /** Lets the sender do what it wants to, for as long. */
    private void pass(Duration time) {
        Instant end = clock.instant().plus(time);
        Duration wait = sender.step();
        while (wait.isZero() || !clock.instant().plus(wait).isAfter(end)) {
            clock.advance(wait);
            wait = sender.step();
        }
        clock.advance(Duration.between(clock.instant(), end));
    }

    private long committable() {
        return committable(ONE, next);
    }

    private long committable(TopicPartition partition, long reached) {
        OffsetAndMetadata current = new OffsetAndMetadata(reached);
        return Objects.requireNonNull(
                        accounts.committable(Map.of(partition, current)).get(partition))
                .offset();
    }

    private List<String> bodies() {
        return slack.sent.stream().map(SlackMessage::body).toList();
    }

    private static long sum(String body) {
        long sum = 0;
        Matcher count = COUNT.matcher(body);
        while (count.find()) {
            sum += Long.parseLong(count.group(1).replace(",", ""));
        }
        return sum;
    }

    private void putParts(String title) {
        Gist gist = Queued.gist(title, "a long text");
        Parcel parcel = Queued.parcel(accounts, ONE, next++, 100);
        List<SlackMessage> parts = List.of(new SlackMessage("\"part 1\"", ""), new SlackMessage("\"part 2\"", ""));
        outbox.add(outbox.counts(gist) ? Pending.counted(parcel, gist) : Pending.inParts(parcel, gist, parts));
    }

    @Test
    void aRecordInPartsSharesNoMessage() {
        put("ERROR · shop", "one");
        putParts("ERROR · shop");
        put("ERROR · shop", "two");

        sender.step();
        sender.step();
        assertThat(bodies()).element(1).isEqualTo("\"part 1\"");
        assertThat(committable()).isEqualTo(1);
        sender.step();

        assertThat(bodies()).hasSize(3).element(2).isEqualTo("\"part 2\"");
        assertThat(committable()).isEqualTo(3);
    }

    @Test
    void aStormCountsARecordInPartsToo() {
        putParts("ERROR · shop");
        putMany(1_000);
        pass(Duration.ofMinutes(2));

        assertThat(bodies().stream().mapToLong(DigestDeliveryTest::sum).sum()).isEqualTo(1_001);
        assertThat(bodies()).doesNotContain("\"part 1\"", "\"part 2\"");
        assertThat(committable()).isEqualTo(1_001);
    }

    @Test
    void aLoneRecordGoesAtOnceInAMessageOfItsOwn() {
        for (int i = 0; i < 3; i++) {
            put("ERROR · shop", "text " + i);
            assertThat(sender.step()).isZero();
        }

        assertThat(slack.sent).extracting(SlackMessage::plainText).containsExactly("text 0", "text 1", "text 2");
        assertThat(committable()).isEqualTo(3);
    }

    @Test
    void recordsThatWaitShareAMessageIfTheyAreAlike() {
        put("ERROR · shop", "first");
        put("WARN · shop", "second");
        put("ERROR · shop", "third");
        assertThat(sender.step()).isZero();
        assertThat(committable()).as("the second waits").isEqualTo(1);
        sender.step();

        assertThat(bodies().get(0))
                .contains("first", "third", "ERROR · shop · 2 messages")
                .doesNotContain("second");
        assertThat(slack.sent.get(1).plainText()).isEqualTo("second");
        assertThat(committable()).isEqualTo(3);
        assertThat(tally.get(Tally.Count.MERGED)).isEqualTo(2);
    }

    @Test
    void aSharedMessageThatSlackRefusesIsTakenApart() {
        slack.answer(REFUSED, REFUSED, REFUSED);
        put("ERROR · shop", "bad");
        put("ERROR · shop", "good");
        for (int i = 0; i < 5; i++) {
            sender.step();
        }

        assertThat(reported).singleElement().asString().contains("logs-0@0");
        assertThat(slack.sent).extracting(SlackMessage::plainText).endsWith("bad", "bad", "good");
        assertThat(committable()).isEqualTo(2);
    }

    @Test
    void aStormIsToldInDigestsAndCommittedOnlyWhenSlackHasThem() {
        putMany(150);
        assertThat(outbox.records()).as("counted, not held").isOne();
        slack.answer(new SendResult.Ambiguous("HTTP 500"));
        pass(Duration.ofSeconds(2));
        assertThat(slack.sent).hasSize(1);
        assertThat(committable()).isZero();

        pass(Duration.ofSeconds(5));
        assertThat(slack.sent).hasSize(2);
        assertThat(slack.sent.get(1).body()).contains("Digest · 150 records of 1 kind", "order 0 failed");
        assertThat(sum(slack.sent.get(1).body())).isEqualTo(150);
        assertThat(committable()).isEqualTo(150);
        assertThat(tally.get(Tally.Count.DIGESTED)).isEqualTo(150);
    }

    @Test
    void afterAStormALoneRecordGoesAtOnceAgain() {
        putMany(150);
        pass(Duration.ofSeconds(10));
        put("ERROR · shop", "alone");
        sender.step();

        assertThat(slack.sent).hasSize(2);
        assertThat(slack.sent.get(1).plainText()).isEqualTo("alone");
    }

    @Test
    void aStormThatGoesOnIsToldSoonAtFirstAndThenLessOften() {
        List<Duration> told = new ArrayList<>();
        for (int tenth = 0; tenth < 1_200; tenth++) {
            putMany(20);
            int before = slack.sent.size();
            pass(Duration.ofMillis(100));
            if (slack.sent.size() > before) {
                told.add(Duration.between(start, clock.instant()));
            }
        }
        pass(Duration.ofSeconds(3));

        assertThat(told.get(0)).as("the first, before there was a storm").isLessThan(Duration.ofSeconds(1));
        assertThat(slack.sent).hasSizeBetween(12, 18);
        assertThat(told.stream()
                        .filter(time -> time.toSeconds() > 2)
                        .findFirst()
                        .orElseThrow())
                .isLessThan(Duration.ofSeconds(7));
        assertThat(bodies().stream().mapToLong(DigestDeliveryTest::sum).sum())
                .isGreaterThan(24_000 - 300)
                .isEqualTo(tally.get(Tally.Count.DIGESTED));
        assertThat(tally.get(Tally.Count.DIGESTED) + tally.get(Tally.Count.MERGED) + 1)
                .isGreaterThanOrEqualTo(24_000);
        assertThat(committable()).isEqualTo(24_000);
    }

    @Test
    void moreUnlikeMessagesThanCanGoInTenSecondsAreAStormToo() {
        for (int i = 0; i < 30; i++) {
            put("title " + "x".repeat(i), "text");
        }
        pass(Duration.ofSeconds(5));

        assertThat(committable()).isEqualTo(30);
        assertThat(slack.sent).hasSizeLessThan(5);
    }

    @Test
    void aDigestOfSeveralMessagesIsAccountedForWithTheLast() {
        for (int i = 0; i < 150; i++) {
            put("title", "kind " + "x".repeat(i) + " and more words".repeat(20));
        }
        slack.answer(new SendResult.Delivered(null), new SendResult.Ambiguous("HTTP 500"));
        pass(Duration.ofSeconds(2));
        assertThat(bodies().get(0)).contains("(1 of ");
        assertThat(committable()).isZero();
        pass(Duration.ofSeconds(30));

        assertThat(committable()).isEqualTo(150);
        assertThat(bodies().stream()
                        .distinct()
                        .mapToLong(DigestDeliveryTest::sum)
                        .sum())
                .isEqualTo(150);
        assertThat(tally.get(Tally.Count.DIGESTED)).isEqualTo(150);
    }

    @Test
    void aDigestThatSlackRefusesIsToldInPlainerWordsAndNeverGivenUp() {
        slack.answer(REFUSED, REFUSED, REFUSED);
        putMany(100);
        pass(Duration.ofSeconds(10));

        assertThat(slack.sent).hasSize(3);
        assertThat(slack.sent.get(1).body()).contains("order 0 failed").doesNotContain("blocks");
        assertThat(slack.sent.get(2).plainText()).isEqualTo("Digest · 100 records of 1 kind");
        assertThat(committable()).isZero();
        pass(Duration.ofSeconds(30));
        assertThat(committable()).isEqualTo(100);
        assertThat(reported).isEmpty();
    }

    @Test
    void aDigestThatSlackRefusesToTheEndStopsTheTaskIfSoSet() {
        slack.answer(REFUSED, REFUSED, REFUSED);
        sender = sender(OnRefusal.FAIL);
        putMany(100);

        assertThatThrownBy(() -> pass(Duration.ofSeconds(10)))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("nothing but numbers");
        assertThat(committable()).isZero();
    }

    @Test
    void inAnOutageRecordsAreCountedWithoutEnd() {
        slack.answer(new SendResult.Ambiguous("HTTP 503"), new SendResult.Ambiguous("HTTP 503"));
        put("ERROR · shop", "first");
        sender.step();
        putMany(1_000);
        long bytes = outbox.bytes();
        putMany(30_000);

        assertThat(outbox.bytes()).isEqualTo(bytes);
        assertThat(outbox.records()).isEqualTo(2);
        assertThat(committable()).isZero();
        pass(Duration.ofMinutes(1));
        assertThat(committable()).isEqualTo(31_001);
        assertThat(sum(bodies().get(bodies().size() - 1))).isEqualTo(31_000);
    }

    @Test
    void whatComesAgainInAStormIsCountedOnce() {
        putMany(150);
        for (long offset = 0; offset < 150; offset++) {
            assertThat(accounts.claim(
                            new Origin(ONE, offset),
                            Queued.parcel(accounts, TWO, offset, 0).record(),
                            0))
                    .isEmpty();
        }
        putMany(1);
        pass(Duration.ofSeconds(5));

        assertThat(sum(bodies().get(0))).isEqualTo(151);
    }

    @Test
    void aStormOfPartitionsThatAreTakenAwayIsForgotten() {
        putMany(150);
        outboxes.close(Set.of(ONE));
        assertThat(outbox.records()).isZero();
        pass(Duration.ofMinutes(1));
        assertThat(slack.sent).isEmpty();

        putMany(150);
        for (int offset = 0; offset < 10; offset++) {
            put(TWO, offset, Queued.gist("ERROR · shop", "order failed"));
        }
        outboxes.close(Set.of(ONE));
        pass(Duration.ofMinutes(1));
        assertThat(slack.sent).hasSize(1);
        assertThat(committable(TWO, 10)).isEqualTo(10);
    }

    @Test
    void aDigestThatWasBegunIsDroppedWithItsPartitions() {
        for (int i = 0; i < 150; i++) {
            put("title", "kind " + "x".repeat(i) + " and more words".repeat(20));
        }
        slack.answer(new SendResult.Delivered(null), new SendResult.Ambiguous("HTTP 500"));
        pass(Duration.ofSeconds(2));
        outboxes.close(Set.of(ONE));
        int sent = slack.sent.size();
        pass(Duration.ofMinutes(1));

        assertThat(slack.sent).hasSize(sent);
    }

    @Test
    void whatIsLateIsToldApart() {
        Gist old = new Gist("ERROR · shop", null, "old", "old", null, "", start.minus(Duration.ofHours(2)));
        Gist recent = new Gist("ERROR · shop", null, "recent", "recent", null, "", start.minus(Duration.ofMinutes(2)));
        put(ONE, next++, old);
        put(ONE, next++, recent);
        put(ONE, next++, old);
        sender.step();
        assertThat(slack.sent.get(0).plainText()).isEqualTo("recent");
        assertThat(committable()).isZero();
        pass(Duration.ofSeconds(5));

        assertThat(bodies().get(1)).contains("Late digest · 2 records of 1 kind");
        assertThat(committable()).isEqualTo(3);
    }

    @Test
    void inDigestModeEverythingIsToldOncePerWindow() {
        use(DIGEST);
        put("ERROR · shop", "first");
        pass(Duration.ofSeconds(29));
        assertThat(slack.sent).isEmpty();
        put("ERROR · shop", "second");
        pass(Duration.ofSeconds(1));
        assertThat(bodies()).singleElement().asString().contains("Digest · 2 records of 2 kinds");

        put("ERROR · shop", "third");
        pass(WINDOW);
        assertThat(slack.sent).hasSize(2);
        assertThat(committable()).isEqualTo(3);
    }

    @Test
    void inIndividualModeEachHasItsOwnMessageWhateverComes() {
        use(Density.individual());
        putMany(150);
        pass(Duration.ofSeconds(140));

        assertThat(slack.sent).hasSize(149);
        pass(Duration.ofSeconds(1));
        assertThat(committable()).isEqualTo(150);
    }

    @Test
    void aHundredAndFiftyRecordsAtOnceAreAccountedForWithinFifteenSeconds() {
        for (int i = 0; i < 150; i++) {
            put("ERROR · shop" + "x".repeat(i % 5), "order " + i + " failed");
            if (i % 50 == 0) {
                sender.step();
            }
        }
        pass(Duration.ofSeconds(5));

        assertThat(committable()).isEqualTo(150);
    }

    @Test
    void aStormOfAHundredThousandRecordsIsReadInAFewMessagesAndTheRareErrorIsSeen() {
        int records = 100_000;
        for (int i = 0; i < records; i++) {
            put(
                    "ERROR · shop",
                    "order " + i + " failed in step " + "abcdefgh".charAt(i % 8) + "klmno".charAt(i / 8 % 5));
            if (i == records / 2) {
                put("ERROR · shop", "disk full on /dev/sda1");
            }
            if (i % 100 == 0) {
                pass(Duration.ofMillis(60));
            }
        }
        pass(Duration.ofSeconds(10));

        assertThat(committable()).isEqualTo(records + 1);
        assertThat(slack.sent).hasSizeLessThanOrEqualTo(40);
        assertThat(bodies())
                .filteredOn(body -> body.contains("disk full"))
                .singleElement()
                .asString()
                .contains("\"1 ×\"");
        assertThat(bodies().stream().mapToLong(DigestDeliveryTest::sum).sum())
                .isEqualTo(tally.get(Tally.Count.DIGESTED))
                .isGreaterThan(records - 1_500);
    }
}
