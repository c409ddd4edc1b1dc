package io.tocsin.slack.delivery;

import io.tocsin.slack.delivery.LogEnds.Distance;
import io.tocsin.slack.readback.Recalls;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has records come again that cannot be decided about yet, or were decided about wrongly, so that none has to be kept. The framework
 * goes back before its next poll; until then what it brings of the partition is not wanted. Used by the task's thread.
 */
public final class Retracing {
    /** How long nothing may come of a partition that is read to its end: a new leader may know the end a little later. */
    static final Duration QUIET = Duration.ofSeconds(10);
    /** How long nothing may come of a partition before it counts as read to its end, where nobody says where its end is. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(Retracing.class);

    private final SinkTaskContext context;
    private final Brake brake;
    private final Recalls recalls;
    private final Accounts accounts;
    private final Positions positions;
    private final LogEnds log;
    private final InstantSource clock;
    /** Partitions that wait for a channel to be read, with the record that asked for it. */
    private final Map<TopicPartition, Long> waiting = new HashMap<>();

    private final Set<TopicPartition> turned = new HashSet<>();
    /** Where partitions have to go back to, as a commit found out. */
    private final Map<TopicPartition, Long> due = new HashMap<>();
    /** When a record of a partition came last, or could not come, or it was sent back. */
    private final Map<TopicPartition, Instant> quietSince = new HashMap<>();
    /** Of which a record has come since they were last sent back: only then is what is known of the end newer than that. */
    private final Set<TopicPartition> arrived = new HashSet<>();

    /**
     * Nothing has to come again.
     *
     * @param log where partitions end, as far as that is known
     */
    public Retracing(
            SinkTaskContext context,
            Brake brake,
            Recalls recalls,
            Accounts accounts,
            Positions positions,
            LogEnds log,
            InstantSource clock) {
        this.context = context;
        this.brake = brake;
        this.recalls = recalls;
        this.accounts = accounts;
        this.positions = positions;
        this.log = log;
        this.clock = clock;
    }

    /** Partitions are this task's from now on. */
    public void open(Collection<TopicPartition> partitions) {
        recalls.open(partitions, clock.instant());
        positions.open(partitions);
    }

    /** Forgets partitions that are no longer this task's. */
    public void close(Collection<TopicPartition> partitions) {
        recalls.close(partitions);
        positions.close(partitions);
        waiting.keySet().removeAll(partitions);
        turned.removeAll(partitions);
        due.keySet().removeAll(partitions);
        arrived.removeAll(partitions);
        quietSince.keySet().removeAll(partitions);
        partitions.forEach(brake::release);
    }

    /** The framework calls again, and so has gone back where it was asked to. */
    public void begin() {
        turned.clear();
        due.forEach(this::goBack);
        due.clear();
        waiting.keySet().removeIf(partition -> {
            boolean over = !recalls.isWanted(partition);
            if (over) {
                brake.release(partition);
            }
            return over;
        });
    }

    /**
     * Whether a record is not wanted now, as it comes again.
     *
     * @param seen whether this very record came before
     */
    boolean skips(Origin origin, boolean seen) {
        TopicPartition partition = origin.partition();
        positions.brought(origin);
        Long from = waiting.get(partition);
        if (from != null) {
            goBack(partition, from);
        }
        if (turned.contains(partition)) {
            return true;
        }
        arrived.add(partition);
        quietSince.put(partition, clock.instant());
        if (positions.arrived(origin, seen)) {
            begunAnew(origin);
        } else {
            recalls.passed(partition, origin.offset()).ifPresent(first -> goBack(partition, first));
        }
        return turned.contains(partition);
    }

    /**
     * Another record came on an offset that was passed, though nobody went back: the log was cut off there, the topic was made anew, or the
     * consumer has lost its place. What a channel says of the partition has to be read anew.
     */
    private void begunAnew(Origin origin) {
        TopicPartition partition = origin.partition();
        LOG.warn(
                "The log of {} goes on at offset {}, behind which records had come: it was cut off, or the topic was made anew. What"
                        + " comes from there on is posted as new",
                partition,
                origin.offset());
        OptionalLong undecided = recalls.floor(partition);
        recalls.ended(partition);
        if (undecided.isPresent() && undecided.getAsLong() < origin.offset()) {
            goBack(partition, undecided.getAsLong());
            return;
        }
        undecided.ifPresent(first -> accounts.forgetFrom(partition, first));
        recalls.close(List.of(partition));
        recalls.open(List.of(partition), clock.instant());
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
        arrived.remove(partition);
        quietSince.put(partition, clock.instant());
        positions.goBack(partition, offset);
        context.offset(partition, offset);
    }

    /**
     * The records of a call are done. Of partitions that are read to their ends, what should go on there does not: the topic was made
     * anew, and is shorter now, or the end of its log was lost.
     */
    public void end() {
        positions.end();
        Instant now = clock.instant();
        for (TopicPartition partition : context.assignment()) {
            if (brake.isOn(partition)) {
                quietSince.put(partition, now);
            }
            if (recalls.floor(partition).isPresent() && isAtEnd(partition, now)) {
                recalls.ended(partition).ifPresent(first -> goBack(partition, first));
            }
        }
    }

    private boolean isAtEnd(TopicPartition partition, Instant now) {
        Optional<Distance> distance = log.of(partition);
        if (distance.filter(known -> known.toEnd() > 0).isPresent()) {
            return false;
        }
        Duration quiet = distance.isPresent() && arrived.contains(partition) ? QUIET : PATIENCE;
        return !now.isBefore(quietSince.getOrDefault(partition, now).plus(quiet));
    }

    /** Whether something waits that no record or message in a queue tells of. */
    public boolean isUnderWay() {
        return !waiting.isEmpty()
                || !turned.isEmpty()
                || !due.isEmpty()
                || positions.isUnderWay()
                || context.assignment().stream()
                        .anyMatch(partition -> recalls.floor(partition).isPresent());
    }

    /** What may be committed. */
    public Map<TopicPartition, OffsetAndMetadata> committable(Map<TopicPartition, OffsetAndMetadata> current) {
        positions.known(current);
        current.forEach(this::reached);
        Map<TopicPartition, OffsetAndMetadata> limited = new LinkedHashMap<>(accounts.committable(current));
        limited.replaceAll((partition, offset) -> {
            long limit = limit(partition);
            return limit < offset.offset() ? new OffsetAndMetadata(limit) : offset;
        });
        accounts.committed(limited);
        return limited;
    }

    /**
     * Records that a transformation removed are never seen here, but the framework has passed them. This may be the last commit before a
     * partition is taken away, and the framework fails if it is to go back in one that is not its own: so it is asked to in the next call.
     */
    private void reached(TopicPartition partition, OffsetAndMetadata position) {
        if (!turned.contains(partition) && !waiting.containsKey(partition) && !due.containsKey(partition)) {
            positions.read(partition, position.offset());
            recalls.passed(partition, position.offset()).ifPresent(first -> due.put(partition, first));
        }
    }

    private long limit(TopicPartition partition) {
        long floor = recalls.floor(partition).orElse(Long.MAX_VALUE);
        return Math.min(floor, waiting.getOrDefault(partition, Long.MAX_VALUE));
    }
}
