package io.tocsin.slack.delivery;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkTaskContext;

/**
 * Keeps what waits within bounds: pauses the partitions above the high-water mark, resumes them below half of it. Single ones can be
 * held whatever waits.
 */
public final class Brake {
    private final SinkTaskContext context;
    private final Outboxes outboxes;
    private final int maxRecords;
    private final long maxBytes;
    private final Set<TopicPartition> held = new HashSet<>();
    private boolean engaged;

    public Brake(SinkTaskContext context, Outboxes outboxes, int maxRecords, long maxBytes) {
        this.context = context;
        this.outboxes = outboxes;
        this.maxRecords = maxRecords;
        this.maxBytes = maxBytes;
    }

    /** Partitions that come while others are paused are paused too. */
    public void opened(Collection<TopicPartition> partitions) {
        if (engaged && !partitions.isEmpty()) {
            context.pause(partitions.toArray(TopicPartition[]::new));
        }
    }

    /** Looks at what waits, and pauses or resumes. */
    public void adjust() {
        int records = outboxes.records();
        long bytes = outboxes.bytes();
        if (!engaged && (records >= maxRecords || bytes >= maxBytes)) {
            engaged = true;
            context.pause(assignment());
        } else if (engaged && records < (maxRecords + 1) / 2 && bytes < maxBytes / 2) {
            engaged = false;
            context.resume(Stream.of(assignment())
                    .filter(partition -> !held.contains(partition))
                    .toArray(TopicPartition[]::new));
        }
    }

    /** Whether the partitions are paused. */
    public boolean isEngaged() {
        return engaged;
    }

    /** Whether any partition is paused. */
    public boolean pausesAny() {
        return engaged || !held.isEmpty();
    }

    /** Pauses a partition until it is released. */
    void hold(TopicPartition partition) {
        held.add(partition);
        context.pause(partition);
    }

    /** A partition is held no longer. */
    void release(TopicPartition partition) {
        if (held.remove(partition) && !engaged && context.assignment().contains(partition)) {
            context.resume(partition);
        }
    }

    /** Whether nothing can come of a partition. */
    boolean isOn(TopicPartition partition) {
        return engaged || held.contains(partition);
    }

    private TopicPartition[] assignment() {
        return context.assignment().toArray(TopicPartition[]::new);
    }
}
