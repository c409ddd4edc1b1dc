package io.tocsin.slack.delivery;

import io.tocsin.slack.message.Gist;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.kafka.common.TopicPartition;

/** The records of a world: what each says, and what Slack makes of it. */
final class Topic {
    private final Instant start;
    private final Map<TopicPartition, Integer> ends = new HashMap<>();
    /** Records that a transformation removed: the framework counts them, the task never sees them. */
    private final Set<String> filtered = new HashSet<>();

    private final Set<String> late = new HashSet<>();
    private final Set<String> poison = new HashSet<>();
    private final Set<String> badLayout = new HashSet<>();
    /** Tells the logs apart that had the same offsets. */
    private int log;

    /** Without partitions yet. */
    Topic(Instant start) {
        this.start = start;
    }

    /** Draws what its records are like. */
    void add(TopicPartition partition, int records, SplittableRandom random) {
        ends.put(partition, records);
        for (int offset = 0; offset < records; offset++) {
            String id = id(partition, offset);
            switch (random.nextInt(20)) {
                case 0, 1 -> filtered.add(id);
                case 2 -> poison.add(id);
                case 3 -> badLayout.add(id);
                case 4, 5 -> late.add(id);
                default -> {}
            }
        }
    }

    static String id(TopicPartition partition, long offset) {
        return partition + "@" + offset;
    }

    static String id(Word word) {
        return id(new TopicPartition("logs", word.partition()), word.offset());
    }

    Set<TopicPartition> partitions() {
        return ends.keySet();
    }

    /** The number of its records. */
    int end(TopicPartition partition) {
        return ends.getOrDefault(partition, 0);
    }

    boolean isFiltered(TopicPartition partition, long offset) {
        return filtered.contains(id(partition, offset));
    }

    /** Whether Slack refuses whatever names the record. */
    boolean isPoison(String id) {
        return poison.contains(id);
    }

    /** Whether Slack refuses a message with blocks that names the record. */
    boolean hasBadLayout(String id) {
        return badLayout.contains(id);
    }

    /** Of some records others may say the same, but each is of a kind of its own. */
    Gist gist(String id, Word word) {
        String title = "title " + "x".repeat(Math.floorMod(id.hashCode(), 3));
        Instant time = late.contains(id) ? start.minus(Duration.ofHours(1)) : null;
        String text = word + " and so on".repeat(15);
        return new Gist(title, null, text, text, null, "", time);
    }

    long timestamp(long offset) {
        return start.minusSeconds(60).plusSeconds(offset / 3).plusSeconds(log).toEpochMilli();
    }

    /** The topic was made anew: the same offsets, other records. */
    void makeAnew() {
        log++;
    }

    int log() {
        return log;
    }

    @Override
    public String toString() {
        return ends.toString();
    }
}
