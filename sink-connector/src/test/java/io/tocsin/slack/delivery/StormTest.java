package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.api.SendResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** More records than a person could read one by one. */
class StormTest {
    private final GatheringRig rig = GatheringRig.adaptive();
    private final ManualClock clock = rig.clock;
    private final ScriptedSlack slack = rig.slack;
    private final Tally tally = rig.tally;

    @Test
    void aStormIsToldInDigestsAndCommittedOnlyWhenSlackHasThem() {
        rig.putMany(150);
        assertThat(rig.outbox.records()).as("counted, not held").isOne();
        slack.answer(new SendResult.Ambiguous("HTTP 500"));
        rig.pass(Duration.ofSeconds(2));
        assertThat(slack.sent).hasSize(1);
        assertThat(rig.committable()).isZero();

        rig.pass(Duration.ofSeconds(5));
        assertThat(slack.sent).hasSize(2);
        assertThat(slack.sent.get(1).body()).contains("Digest · 150 records of 1 kind", "order 0 failed");
        assertThat(GatheringRig.sum(slack.sent.get(1).body())).isEqualTo(150);
        assertThat(rig.committable()).isEqualTo(150);
        assertThat(tally.get(Tally.Count.DIGESTED)).isEqualTo(150);
    }

    @Test
    void afterAStormALoneRecordGoesAtOnceAgain() {
        rig.putMany(150);
        rig.pass(Duration.ofSeconds(10));
        rig.put("ERROR · shop", "alone");
        rig.sender.step();

        assertThat(slack.sent).hasSize(2);
        assertThat(slack.sent.get(1).plainText()).isEqualTo("alone");
    }

    @Test
    void aStormThatGoesOnIsToldSoonAtFirstAndThenLessOften() {
        List<Duration> told = new ArrayList<>();
        for (int tenth = 0; tenth < 1_200; tenth++) {
            rig.putMany(20);
            int before = slack.sent.size();
            rig.pass(Duration.ofMillis(100));
            if (slack.sent.size() > before) {
                told.add(Duration.between(rig.start, clock.instant()));
            }
        }
        rig.pass(Duration.ofSeconds(3));

        assertThat(told.get(0)).as("the first, before there was a storm").isLessThan(Duration.ofSeconds(1));
        assertThat(slack.sent).hasSizeBetween(12, 18);
        assertThat(told.stream()
                        .filter(time -> time.toSeconds() > 2)
                        .findFirst()
                        .orElseThrow())
                .isLessThan(Duration.ofSeconds(7));
        assertThat(rig.counted()).isGreaterThan(24_000 - 300).isEqualTo(tally.get(Tally.Count.DIGESTED));
        assertThat(tally.get(Tally.Count.DIGESTED) + tally.get(Tally.Count.MERGED) + 1)
                .isGreaterThanOrEqualTo(24_000);
        assertThat(rig.committable()).isEqualTo(24_000);
    }

    @Test
    void moreUnlikeMessagesThanCanGoInTenSecondsAreAStormToo() {
        for (int i = 0; i < 30; i++) {
            rig.put("title " + "x".repeat(i), "text");
        }
        rig.pass(Duration.ofSeconds(5));

        assertThat(rig.committable()).isEqualTo(30);
        assertThat(slack.sent).hasSizeLessThan(5);
    }

    @Test
    void aStormCountsARecordInPartsToo() {
        rig.putParts("ERROR · shop");
        rig.putMany(1_000);
        rig.pass(Duration.ofMinutes(2));

        assertThat(rig.counted()).isEqualTo(1_001);
        assertThat(rig.bodies()).doesNotContain("\"part 1\"", "\"part 2\"");
        assertThat(rig.committable()).isEqualTo(1_001);
    }

    @Test
    void inAnOutageRecordsAreCountedWithoutEnd() {
        slack.answer(new SendResult.Ambiguous("HTTP 503"), new SendResult.Ambiguous("HTTP 503"));
        rig.put("ERROR · shop", "first");
        rig.sender.step();
        rig.putMany(1_000);
        long bytes = rig.outbox.bytes();
        rig.putMany(30_000);

        assertThat(rig.outbox.bytes()).isEqualTo(bytes);
        assertThat(rig.outbox.records()).isEqualTo(2);
        assertThat(rig.committable()).isZero();
        rig.pass(Duration.ofMinutes(1));
        assertThat(rig.committable()).isEqualTo(31_001);
        assertThat(GatheringRig.sum(rig.bodies().get(rig.bodies().size() - 1))).isEqualTo(31_000);
    }

    @Test
    void whatComesAgainInAStormIsCountedOnce() {
        rig.putMany(150);
        for (long offset = 0; offset < 150; offset++) {
            assertThat(rig.accounts.claim(
                            new Origin(GatheringRig.ONE, offset),
                            Queued.parcel(rig.accounts, GatheringRig.TWO, offset, 0)
                                    .record(),
                            0))
                    .isEmpty();
        }
        rig.putMany(1);
        rig.pass(Duration.ofSeconds(5));

        assertThat(GatheringRig.sum(rig.bodies().get(0))).isEqualTo(151);
    }

    @Test
    void aStormOfPartitionsThatAreTakenAwayIsForgotten() {
        rig.putMany(150);
        rig.outboxes.close(Set.of(GatheringRig.ONE));
        assertThat(rig.outbox.records()).isZero();
        rig.pass(Duration.ofMinutes(1));
        assertThat(slack.sent).isEmpty();

        rig.putMany(150);
        for (int offset = 0; offset < 10; offset++) {
            rig.put(GatheringRig.TWO, offset, Queued.gist("ERROR · shop", "order failed"));
        }
        rig.outboxes.close(Set.of(GatheringRig.ONE));
        rig.pass(Duration.ofMinutes(1));
        assertThat(slack.sent).hasSize(1);
        assertThat(rig.committable(GatheringRig.TWO, 10)).isEqualTo(10);
    }

    @Test
    void aHundredAndFiftyRecordsAtOnceAreAccountedForWithinFifteenSeconds() {
        for (int i = 0; i < 150; i++) {
            rig.put("ERROR · shop" + "x".repeat(i % 5), "order " + i + " failed");
            if (i % 50 == 0) {
                rig.sender.step();
            }
        }
        rig.pass(Duration.ofSeconds(5));

        assertThat(rig.committable()).isEqualTo(150);
    }

    @Test
    void aStormOfAHundredThousandRecordsIsReadInAFewMessagesAndTheRareErrorIsSeen() {
        int records = 100_000;
        for (int i = 0; i < records; i++) {
            rig.put(
                    "ERROR · shop",
                    "order " + i + " failed in step " + "abcdefgh".charAt(i % 8) + "klmno".charAt(i / 8 % 5));
            if (i == records / 2) {
                rig.put("ERROR · shop", "disk full on /dev/sda1");
            }
            if (i % 100 == 0) {
                rig.pass(Duration.ofMillis(60));
            }
        }
        rig.pass(Duration.ofSeconds(10));

        assertThat(rig.committable()).isEqualTo(records + 1);
        assertThat(slack.sent).hasSizeLessThanOrEqualTo(40);
        assertThat(rig.bodies())
                .filteredOn(body -> body.contains("disk full"))
                .singleElement()
                .asString()
                .contains("\"1 ×\"");
        assertThat(rig.counted()).isEqualTo(tally.get(Tally.Count.DIGESTED)).isGreaterThan(records - 1_500);
    }
}
