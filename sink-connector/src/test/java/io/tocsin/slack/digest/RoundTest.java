package io.tocsin.slack.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.message.Gist;
import io.tocsin.slack.message.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RoundTest {
    private final Round round = new Round();

    private List<Told> told() {
        return round.notices("Digest").stream().map(Told::of).toList();
    }

    private static List<String> lines(List<Told> messages) {
        return messages.stream().flatMap(told -> told.lines().stream()).toList();
    }

    private static long sum(List<Told> messages) {
        return messages.stream().mapToLong(Told::sum).sum();
    }

    /** Another word for each number, as numbers alone make no other kind. */
    private static String word(int number) {
        StringBuilder word = new StringBuilder("w");
        for (int rest = number; rest > 0; rest /= 10) {
            word.append((char) ('k' + rest % 10));
        }
        return word.toString();
    }

    private void add(Severity severity, String text, int times) {
        for (int i = 0; i < times; i++) {
            round.add(Gists.of(severity, text, "web-1", i));
        }
    }

    @Test
    void alikeRecordsAreCountedWithTimesStreamsAndOneSample() {
        round.add(Gists.of(Severity.ERROR, "card declined for order 7", "web-2", 5));
        round.add(Gists.of(Severity.ERROR, "card declined for order 8", "web-1", 3));
        round.add(Gists.of(Severity.ERROR, "card declined for order 9", "web-2", 9));

        Told message = told().get(0);
        assertThat(message.header()).isEqualTo("Digest · 3 records of 1 kind");
        assertThat(message.lines())
                .containsExactly(
                        "3 × ERROR · payments · web-2, web-1  10:00:03 – 10:00:09 | card declined for order 7");
        assertThat(message.colour()).isEqualTo(Severity.ERROR.colour());
        assertThat(message.smallPrint().get(0)).contains("2026-11-22T10:00:03Z").contains("2026-11-22T10:00:09Z");
        assertThat(message.body().get("text").asText())
                .isEqualTo("Digest · 3 records of 1 kind: card declined for order 7");
    }

    @Test
    void moreStreamsThanFitAreCounted() {
        for (int i = 0; i < 9; i++) {
            round.add(Gists.of(Severity.ERROR, "down", "web-" + i, 0));
        }
        assertThat(lines(told()).get(0)).contains("web-0, web-1, web-2 and 6 more");

        for (int i = 0; i < 500; i++) {
            round.add(Gists.of(Severity.ERROR, "down", "web-" + i, 0));
        }
        assertThat(lines(told()).get(0)).contains("web-0, web-1, web-2 and more than 97 more");
    }

    @Test
    void whatTellsNothingOfItselfIsCountedToo() {
        round.add(new Gist("", "", null, "", "", null, "", null));
        round.add(new Gist("", "", null, "x", "x", null, "", null));

        assertThat(lines(told())).containsExactlyInAnyOrder("1 ×", "1 × | x");
    }

    @Test
    void logGroupsAccountsAndRegionsAreKindsOfTheirOwnAndNamedWhereTheirHeadersAreTheSame() {
        for (String place :
                List.of("/ecs/payments · 111111111111", "/aws/lambda/payments", "/ecs/payments · 222222222222")) {
            for (int i = 0; i < 3; i++) {
                round.add(new Gist(place, "ERROR · payments", Severity.ERROR, "down", "down", "web", "", Gists.TIME));
            }
        }
        add(Severity.WARNING, "slow", 1);

        assertThat(lines(told()))
                .containsExactlyInAnyOrder(
                        "3 × ERROR · payments · /ecs/payments · 111111111111 · web  10:00:00 | down",
                        "3 × ERROR · payments · /aws/lambda/payments · web  10:00:00 | down",
                        "3 × ERROR · payments · /ecs/payments · 222222222222 · web  10:00:00 | down",
                        "1 × WARNING · payments · web-1  10:00:00 | slow");
    }

    @Test
    void aHeaderThatDiffersSaysWhatItsRecordsHaveInCommon() {
        round.add(new Gist("orders", "order 1 failed", null, "x", "x", null, "", null));
        round.add(new Gist("orders", "order 2 failed", null, "x", "x", null, "", null));

        assertThat(lines(told())).containsExactly("2 × order * failed | x");
    }

    @Test
    void theWorstComesFirstAndThenTheMostFrequent() {
        add(Severity.INFO, "started", 50);
        add(Severity.WARNING, "slow", 20);
        add(Severity.ERROR, "declined", 3);
        add(Severity.ERROR, "expired", 5);
        round.add(new Gist("", "", null, "unknown", "unknown", null, "", null));
        add(Severity.FATAL, "out of memory", 1);

        assertThat(lines(told()))
                .extracting(line -> line.replaceAll(".*\\| ", ""))
                .containsExactly("out of memory", "expired", "declined", "slow", "unknown", "started");
        assertThat(told().get(0).colour()).isEqualTo(Severity.FATAL.colour());
    }

    @Test
    void aStormOfFortyKindsAndARareErrorFitAFewNumberedMessages() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 20_000; i++) {
            int kind = random.nextInt(40);
            round.add(Gists.error(
                    "order " + i + " failed in step " + word(kind) + " after " + random.nextInt(900) + " ms"));
            if (i == 9_000) {
                round.add(Gists.error("disk full on /dev/sda1"));
            }
        }

        List<Told> messages = told();
        assertThat(messages).hasSizeBetween(2, 3);
        for (int i = 0; i < messages.size(); i++) {
            assertThat(messages.get(i).header())
                    .isEqualTo("Digest · 20,001 records of 41 kinds (" + (i + 1) + " of " + messages.size() + ")");
        }
        assertThat(sum(messages)).isEqualTo(20_001);
        assertThat(lines(messages))
                .filteredOn(line -> line.startsWith("1 × "))
                .singleElement()
                .asString()
                .contains("disk full");
    }

    @Test
    void whereThereAreMoreKindsThanRoomTheLastLineCountsTheRest() {
        for (int kind = 0; kind < 200; kind++) {
            add(Severity.ERROR, "failed in " + word(kind), 1 + kind);
        }

        List<Told> messages = told();
        List<String> lines = lines(messages);
        assertThat(lines).hasSize(Summary.SHOWN + 1);
        assertThat(sum(messages)).isEqualTo(200 * 201 / 2).isEqualTo(round.count());
        assertThat(lines.get(Summary.SHOWN)).endsWith("× more, of 140 kinds");
        assertThat(lines.get(0)).startsWith("200 ×");
        assertThat(lines.get(29)).startsWith("171 ×");
        assertThat(lines.get(30)).startsWith("30 ×");
        assertThat(lines.get(59)).startsWith("1 ×");
    }

    @Test
    void aFloodOfKindsLeavesRoomForWorseOnes() {
        for (int kind = 0; kind < 12_000; kind++) {
            round.add(Gists.of(Severity.INFO, "user " + word(kind) + " came", "web", 0));
        }
        add(Severity.ERROR, "out of stock", 2);

        List<Told> messages = told();
        assertThat(lines(messages).get(0)).startsWith("2 × ERROR").contains("out of stock");
        assertThat(sum(messages)).isEqualTo(12_002);
        assertThat(lines(messages).get(Summary.SHOWN)).contains("of more than 10,000 kinds");
    }

    @Test
    void whatARoundHoldsDoesNotGrowWithItsRecords() {
        for (int i = 0; i < 1_000; i++) {
            round.add(Gists.error("order " + i + " failed"));
        }
        long weight = round.weight();
        for (int i = 0; i < 50_000; i++) {
            round.add(Gists.error("order " + i + " failed"));
        }

        assertThat(round.weight()).isEqualTo(weight);
        assertThat(round.count()).isEqualTo(51_000);
    }

    @Test
    void longSamplesAreCut() {
        round.add(Gists.error("x ".repeat(3_000)));

        assertThat(lines(told()).get(0)).hasSizeLessThan(400).endsWith("…");
    }

    @Test
    void theSumIsRightWhateverTheRecords() {
        for (long seed = 0; seed < 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Round any = new Round();
            int records = 1 + random.nextInt(3_000);
            int kinds = 1 + random.nextInt(400);
            List<Severity> severities = new ArrayList<>(List.of(Severity.values()));
            for (int i = 0; i < records; i++) {
                Severity severity = severities.get(random.nextInt(severities.size()));
                any.add(Gists.of(severity, "in " + word(random.nextInt(kinds)) + " " + i, "s" + random.nextInt(9), i));
            }
            assertThat(sum(any.notices("Digest").stream().map(Told::of).toList()))
                    .as("seed %s", seed)
                    .isEqualTo(records);
        }
    }
}
