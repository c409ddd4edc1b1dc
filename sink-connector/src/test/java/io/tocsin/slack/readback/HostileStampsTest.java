package io.tocsin.slack.readback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Metadata of any content, drawn from seeds: valid stamps that were changed, and noise. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class HostileStampsTest {
    private static final int WORLDS = Integer.getInteger("tocsin.worlds", 500) * 10;
    private static final int RANGES = 100_000;
    private static final TopicPartition LOGS = new TopicPartition("logs", 0);
    private static final Stamp.Issuer ISSUER = new Stamp.Issuer("sink", "1", 7);
    private static final String HUGE = "999999999999999999";
    private static final List<String> TEXTS =
            List.of("", "-1", "0", HUGE, "-", ":", "records", "null", "1-0", "\u0000", "logs:0:0-" + HUGE + ":1:0:0");

    @Test
    void whateverStandsInTheChannelIsReadInBoundedTimeAndOnlyWhatIsValidCounts() {
        for (long seed = 0; seed < WORLDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Map<String, String> payload = changed(valid(random), random);
            Stamp.parse(payload)
                    .ifPresent(stamp -> assertThat(stamp.ranges())
                            .hasSizeLessThanOrEqualTo(Stamp.MOST)
                            .allSatisfy(range -> {
                                assertThat(range.first()).isBetween(0L, range.last());
                                assertThat(range.count()).isBetween(1L, range.last() - range.first() + 1);
                            }));
        }
    }

    /** Ranges that overlap and have no end: each record is asked about, and none takes longer for it. */
    @Test
    void manyRangesWithoutEndDoNotSlowDownTheRecords() {
        PostedRanges posted = new PostedRanges();
        for (long first = 0; first < 2 * RANGES; first += 2) {
            posted.with(new PostedRange(new RecordRange(LOGS, first, Long.MAX_VALUE / 10, 9, 1, 1), false));
        }
        PartitionRecall recall = new PartitionRecall(posted);

        for (long offset = 1; offset < 2 * RANGES; offset += 2) {
            assertThat(recall.ask(offset, 1L).verdict()).isEqualTo(Answer.Verdict.NEW);
        }
    }

    private static Map<String, String> valid(SplittableRandom random) {
        Coverage coverage = new Coverage();
        long offset = random.nextInt(100);
        long predecessor = Coverage.NONE;
        for (int i = random.nextInt(20); i >= 0; i--) {
            coverage.add(LOGS, offset, random.nextBoolean() ? predecessor : offset - 1, random.nextLong());
            predecessor = offset;
            offset += 1 + random.nextInt(5);
        }
        return new HashMap<>(Stamp.of(ISSUER, coverage.ranges()).payload());
    }

    private static Map<String, String> changed(Map<String, String> payload, SplittableRandom random) {
        List<String> names = new ArrayList<>(payload.keySet());
        for (int i = random.nextInt(4); i >= 0; i--) {
            String name = names.get(random.nextInt(names.size()));
            switch (random.nextInt(5)) {
                case 0 -> payload.remove(name);
                case 1 -> payload.put(name, TEXTS.get(random.nextInt(TEXTS.size())));
                case 2 -> payload.put("records_" + random.nextInt(400), TEXTS.get(random.nextInt(TEXTS.size())));
                case 3 -> payload.computeIfPresent(name, (same, text) -> cut(text, random));
                default -> payload.computeIfPresent(name, (same, text) -> replaced(text, random));
            }
        }
        return payload;
    }

    private static String cut(String text, SplittableRandom random) {
        return text.substring(0, random.nextInt(text.length() + 1));
    }

    private static String replaced(String text, SplittableRandom random) {
        int at = random.nextInt(text.length() + 1);
        return text.substring(0, at) + TEXTS.get(random.nextInt(TEXTS.size())) + text.substring(at);
    }
}
