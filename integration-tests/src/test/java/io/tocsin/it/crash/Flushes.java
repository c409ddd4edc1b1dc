package io.tocsin.it.crash;

import io.tocsin.it.cluster.TopicReader;
import java.time.Duration;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What a worker without exactly-once support had stored when it was killed, told by the topic in which it stores offsets.
 *
 * <p>The worker counts a record as done when it was acknowledged and the task has looked for more since, which a call of
 * {@code poll()} holds up by at most a second; and it stores what is done once in {@code offset.flush.interval.ms}.
 */
final class Flushes {
    /** A call of {@code poll()}, and a second more for acknowledging and for a busy machine. */
    private static final Duration NOTED_WITHIN = Duration.ofSeconds(2);

    private final NavigableSet<Long> at = new TreeSet<>();

    Flushes(String bootstrapServers, String offsetsTopic) {
        try (TopicReader reader = new TopicReader(bootstrapServers, offsetsTopic)) {
            reader.readNew(record -> at.add(record.timestamp()));
        }
    }

    /** Records written before that time were certainly stored as done by a worker that was killed at {@code killedAt}. */
    long doneBefore(long killedAt) {
        Long last = at.lower(killedAt);
        return last == null ? 0 : last - NOTED_WITHIN.toMillis();
    }

    /** How many records kills may have repeated at most: those that were not stored as done. */
    long allowedRepeats(List<Long> kills, Delivered delivered) {
        return kills.stream()
                .mapToLong(killed -> delivered.writtenBetween(doneBefore(killed), killed))
                .sum();
    }

    /** Whether one of the kills explains it. */
    boolean explains(Delivered.Repeat repeat, List<Long> kills) {
        return kills.stream()
                .anyMatch(killed ->
                        repeat.againAt() > killed && repeat.at() <= killed && repeat.at() >= doneBefore(killed));
    }
}
