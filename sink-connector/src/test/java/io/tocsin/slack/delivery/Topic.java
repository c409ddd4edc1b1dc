package io.tocsin.slack.delivery;

import io.tocsin.slack.message.Gist;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.kafka.common.TopicPartition;

/** The records of a world: what each says, and what Slack makes of it. Its logs are cut off and made anew. */
final class Topic {
    private final Instant start;
    /** By how much records are stamped ahead of time. */
    private final Duration ahead;
    /** For each offset of a partition, in which log the record on it was written. */
    private final Map<TopicPartition, List<Integer>> logs = new LinkedHashMap<>();
    /** Records that a transformation removed: the framework counts them, the task never sees them. */
    private final Set<String> filtered = new HashSet<>();

    private final Set<String> late = new HashSet<>();
    private final Set<String> poison = new HashSet<>();
    private final Set<String> badLayout = new HashSet<>();
    private int log;

    /** Without partitions yet. */
    Topic(Instant start, Duration ahead) {
        this.start = start;
        this.ahead = ahead;
    }

    /** A new partition, with so many records. */
    void add(TopicPartition partition, int records, SplittableRandom random) {
        logs.put(partition, new ArrayList<>());
        write(partition, records, random);
    }

    /** Draws what the new records are like. */
    private void write(TopicPartition partition, int records, SplittableRandom random) {
        List<Integer> written = logs.getOrDefault(partition, List.of());
        for (int i = 0; i < records; i++) {
            written.add(log);
            String id = id(partition, written.size() - 1L);
            switch (random.nextInt(20)) {
                case 0, 1 -> filtered.add(id);
                case 2 -> poison.add(id);
                case 3 -> badLayout.add(id);
                case 4, 5 -> late.add(id);
                default -> {}
            }
        }
    }

    /** The log is cut off at an offset, and goes on from there with so many other records. */
    void cutOff(TopicPartition partition, long from, int records, SplittableRandom random) {
        log++;
        List<Integer> written = logs.getOrDefault(partition, List.of());
        written.subList((int) from, written.size()).clear();
        write(partition, records, random);
    }

    /** The topic is made anew: the same offsets, other records. */
    void makeAnew(SplittableRandom random) {
        partitions().forEach(partition -> cutOff(partition, 0, end(partition), random));
    }

    /** The record that stands there now. */
    String id(TopicPartition partition, long offset) {
        return id(partition, offset, log(partition, offset));
    }

    private static String id(TopicPartition partition, long offset, int log) {
        return partition + "@" + offset + "/" + log;
    }

    static String id(Word word) {
        return id(new TopicPartition("logs", word.partition()), word.offset(), word.log());
    }

    /** Whether a record still stands in its log. */
    boolean isThere(Word word) {
        TopicPartition partition = new TopicPartition("logs", word.partition());
        return word.offset() < end(partition) && log(partition, word.offset()) == word.log();
    }

    int log(TopicPartition partition, long offset) {
        return logs.getOrDefault(partition, List.of()).get((int) offset);
    }

    /** In the same order always. */
    List<TopicPartition> partitions() {
        return List.copyOf(logs.keySet());
    }

    /** The number of its records. */
    int end(TopicPartition partition) {
        return logs.getOrDefault(partition, List.of()).size();
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
        return new Gist("", title, null, text, text, null, "", time);
    }

    /** In another log a record on the same offset has another one. */
    long timestamp(TopicPartition partition, long offset) {
        return start.minusSeconds(60)
                .plus(ahead)
                .plusSeconds(offset / 3)
                .plusMillis(log(partition, offset))
                .toEpochMilli();
    }

    @Override
    public String toString() {
        Map<TopicPartition, Integer> ends = new HashMap<>();
        partitions().forEach(partition -> ends.put(partition, end(partition)));
        return ends.toString();
    }
}
