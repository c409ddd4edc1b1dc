package io.tocsin.slack.delivery;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Remembers which of the newest events came to a destination, to know those that a topic holds more than once. Used by the task's
 * thread.
 */
public final class Repeats {
    private final Function<SinkRecord, Optional<String>> id;
    private final Map<String, Origin> firsts;

    /**
     * Remembers nothing yet.
     *
     * @param window how many events it remembers; 0 for none
     * @param id of the event that a record tells of
     */
    public Repeats(int window, Function<SinkRecord, Optional<String>> id) {
        this.id = window == 0 ? record -> Optional.empty() : id;
        this.firsts = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Origin> eldest) {
                return size() > window;
            }
        };
    }

    /** Remembers no event. */
    static Repeats none() {
        return new Repeats(0, record -> Optional.empty());
    }

    /**
     * Whether another record told of the same event before, which is either accounted for or will be, since no commit passes it
     * until then. A record that comes again is no repeat of itself.
     */
    public boolean isRepeat(Origin origin, SinkRecord record) {
        return id.apply(record)
                .map(event -> firsts.putIfAbsent(event, origin))
                .filter(first -> !first.equals(origin))
                .isPresent();
    }

    /** What other tasks do with the records of partitions that are no longer this one's, it cannot know. */
    public void close(Collection<TopicPartition> partitions) {
        firsts.values().removeIf(first -> partitions.contains(first.partition()));
    }
}
