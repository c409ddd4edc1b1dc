package io.tocsin.slack.delivery;

import io.tocsin.slack.readback.Recalls;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.jspecify.annotations.Nullable;

/**
 * Has records come again that cannot be decided about yet, or were decided about wrongly, so that none has to be kept. The framework
 * goes back before its next poll; until then what it brings of the partition is not wanted. Used by the task's thread.
 */
public final class Retracing {
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final int QUIET_CALLS = 20;

    private final SinkTaskContext context;
    private final Brake brake;
    private final Recalls recalls;
    private final InstantSource clock;
    /** Partitions that wait for a channel to be read, with the record that asked for it. */
    private final Map<TopicPartition, Long> waiting = new HashMap<>();

    private final Set<TopicPartition> turned = new HashSet<>();
    private @Nullable Instant quietSince;
    private int quietCalls;

    public Retracing(SinkTaskContext context, Brake brake, Recalls recalls, InstantSource clock) {
        this.context = context;
        this.brake = brake;
        this.recalls = recalls;
        this.clock = clock;
    }

    /** Partitions are this task's from now on. */
    public void open(Collection<TopicPartition> partitions) {
        recalls.open(partitions, clock.instant());
    }

    /** Forgets partitions that are no longer this task's. */
    public void close(Collection<TopicPartition> partitions) {
        recalls.close(partitions);
        waiting.keySet().removeAll(partitions);
        turned.removeAll(partitions);
        partitions.forEach(brake::release);
    }

    /** The framework calls again, and so has gone back where it was asked to. */
    public void begin() {
        turned.clear();
        waiting.keySet().removeIf(partition -> {
            boolean over = !recalls.isWanted(partition);
            if (over) {
                brake.release(partition);
            }
            return over;
        });
    }

    /** Whether a record is not wanted now, as it comes again. */
    public boolean skips(Origin origin) {
        TopicPartition partition = origin.partition();
        quietSince = null;
        Long from = waiting.get(partition);
        if (from != null) {
            goBack(partition, from);
        } else if (!turned.contains(partition)) {
            recalls.passed(partition, origin.offset()).ifPresent(first -> goBack(partition, first));
        }
        return turned.contains(partition);
    }

    /** This record comes again once the channel was read. */
    public void await(Origin origin) {
        waiting.put(origin.partition(), origin.offset());
        brake.hold(origin.partition());
        goBack(origin.partition(), origin.offset());
    }

    /** All from this offset on come again. */
    public void goBack(TopicPartition partition, long offset) {
        turned.add(partition);
        context.offset(partition, offset);
    }

    /**
     * The records of a call are done. If none came for some time, those partitions are at their ends from which something could have
     * come: what should go on there does not, as the topic was made anew, and is shorter now.
     */
    public void end() {
        Instant now = clock.instant();
        if (quietSince == null) {
            quietSince = now;
            quietCalls = 0;
        }
        quietCalls++;
        if (quietCalls >= QUIET_CALLS && !now.isBefore(quietSince.plus(QUIET))) {
            context.assignment().stream()
                    .filter(partition -> !waiting.containsKey(partition) && !brake.isOn(partition))
                    .forEach(partition -> recalls.ended(partition).ifPresent(first -> goBack(partition, first)));
        }
    }

    /** Whether something waits that no record or message in a queue tells of. */
    public boolean isUnderWay() {
        return !waiting.isEmpty()
                || !turned.isEmpty()
                || context.assignment().stream()
                        .anyMatch(partition -> recalls.floor(partition).isPresent());
    }

    /** What may be committed of all that may be for other reasons. */
    public Map<TopicPartition, OffsetAndMetadata> limit(
            Map<TopicPartition, OffsetAndMetadata> current, Map<TopicPartition, OffsetAndMetadata> committable) {
        Map<TopicPartition, OffsetAndMetadata> limited = new LinkedHashMap<>(committable);
        current.forEach(this::reached);
        limited.replaceAll((partition, offset) -> {
            long limit = limit(partition);
            return limit < offset.offset() ? new OffsetAndMetadata(limit) : offset;
        });
        return limited;
    }

    /** Records that a transformation removed are never seen here, but the framework has passed them. */
    private void reached(TopicPartition partition, OffsetAndMetadata position) {
        if (!turned.contains(partition) && !waiting.containsKey(partition)) {
            recalls.passed(partition, position.offset()).ifPresent(first -> goBack(partition, first));
        }
    }

    private long limit(TopicPartition partition) {
        long floor = recalls.floor(partition).orElse(Long.MAX_VALUE);
        return Math.min(floor, waiting.getOrDefault(partition, Long.MAX_VALUE));
    }
}
