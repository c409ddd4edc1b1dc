package io.tocsin.slack.delivery;

import io.tocsin.slack.delivery.LogEnds.Distance;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows which offset of each partition comes next, and says in log and metric when offsets were deleted from the topic before they came.
 * A gap alone is no sign of that: transactions, compaction and transformations make gaps too. The beginning of the log is.
 *
 * <p>What a transformation drops, or a converter fails on, never comes here, though the framework has read it; with each commit it says
 * how far. So a gap in such records is taken for a deletion only if the log came to begin in it before the next commit. And a deletion is
 * missed if all that comes behind it up to the next commit is dropped. Used by the task's thread.
 */
public final class Positions {
    private static final Logger LOG = LoggerFactory.getLogger(Positions.class);
    /** How often a partition is looked at of which nothing comes although there was more. */
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final SinkTaskContext context;
    private final Brake brake;
    private final LogEnds log;
    private final Optional<String> exempt;
    private final Tally tally;
    private final InstantSource clock;

    /** Partitions that are held until the framework says where they begin. */
    private final Set<TopicPartition> unknown = new HashSet<>();

    private final Map<TopicPartition, Long> next = new HashMap<>();
    /** Behind the last record that came since the task asked to go back, of each partition. */
    private final Map<TopicPartition, Long> furthest = new HashMap<>();
    /** What the records of this call leave out. */
    private final List<Gap> gaps = new ArrayList<>();
    /** Behind the last record of this call, of each partition. */
    private final Map<TopicPartition, Long> reached = new HashMap<>();
    /** Where the log ended when a record came last, if there was more to come. */
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    private Instant nextLook = Instant.MIN;
    private boolean blind;

    private record Gap(TopicPartition partition, long from, long to) {}

    /**
     * No partition yet.
     *
     * @param exempt a topic whose records may be deleted unread
     */
    public Positions(
            SinkTaskContext context,
            Brake brake,
            LogEnds log,
            Optional<String> exempt,
            Tally tally,
            InstantSource clock) {
        this.context = context;
        this.brake = brake;
        this.log = log;
        this.exempt = exempt;
        this.tally = tally;
        this.clock = clock;
    }

    /** Partitions are this task's from now on. Where they begin the framework says with the next commit, so they are held until then. */
    void open(Collection<TopicPartition> partitions) {
        unknown.addAll(partitions);
        partitions.forEach(brake::hold);
        context.requestCommit();
    }

    /** The framework says where it is. */
    void known(Map<TopicPartition, OffsetAndMetadata> current) {
        current.forEach((partition, offset) -> {
            if (unknown.remove(partition)) {
                next.put(partition, offset.offset());
                brake.release(partition);
            }
        });
    }

    /** The framework has read a partition up to here, whatever of it came to this task; it does not have to go back. */
    void read(TopicPartition partition, long position) {
        next.computeIfPresent(partition, (same, offset) -> Math.max(offset, position));
    }

    /** Forgets partitions that are no longer this task's. */
    void close(Collection<TopicPartition> partitions) {
        unknown.removeAll(partitions);
        next.keySet().removeAll(partitions);
        furthest.keySet().removeAll(partitions);
        ends.keySet().removeAll(partitions);
    }

    /** Returns whether it waits for the framework to say where partitions begin. */
    boolean isUnderWay() {
        return !unknown.isEmpty();
    }

    /** The framework is asked to go back, and will bring this offset next. */
    void goBack(TopicPartition partition, long offset) {
        next.put(partition, offset);
        furthest.put(partition, offset);
        ends.remove(partition);
    }

    /** The framework has brought a record, whatever is done with it. */
    void brought(Origin origin) {
        reached.put(origin.partition(), origin.offset() + 1);
    }

    /**
     * A record came that is wanted.
     *
     * @param seen whether this very record came before
     * @return whether it is another one, on an offset that was passed: its log was cut off there
     */
    boolean arrived(Origin origin, boolean seen) {
        TopicPartition partition = origin.partition();
        if (unknown.remove(partition)) {
            brake.release(partition);
        }
        long offset = origin.offset();
        Long expected = next.put(partition, offset + 1);
        if (expected != null && offset > expected) {
            gaps.add(new Gap(partition, expected, offset));
        }
        // A consumer that begins anew may bring records that were seen before it comes to the others.
        long before = furthest.getOrDefault(partition, Long.MIN_VALUE);
        boolean other = !seen && offset < before;
        furthest.put(partition, other ? offset + 1 : Math.max(before, offset + 1));
        return other;
    }

    /** The records of a call are done. */
    void end() {
        gaps.forEach(this::examine);
        gaps.clear();
        reached.forEach((partition, behind) -> log.of(partition)
                .filter(distance -> next.getOrDefault(partition, -1L).equals(behind))
                .ifPresent(distance -> ends.put(partition, behind + distance.toEnd())));
        reached.clear();
        if (!clock.instant().isBefore(nextLook)) {
            nextLook = clock.instant().plus(EVERY);
            List.copyOf(ends.keySet()).forEach(this::lookForRest);
        }
    }

    /** The consumer has gone on where the log begins now, if that is behind the offset that was to come. */
    private void examine(Gap gap) {
        Optional<Distance> distance = log.of(gap.partition());
        if (distance.isEmpty()) {
            warnOfBlindness(gap);
            return;
        }
        long start =
                reached.getOrDefault(gap.partition(), gap.to()) - distance.get().fromStart();
        if (gap.from() < start) {
            report(gap);
        }
    }

    /** Records were there that never came, and now the log is empty. */
    private void lookForRest(TopicPartition partition) {
        long from = next.getOrDefault(partition, Long.MAX_VALUE);
        long end = ends.getOrDefault(partition, 0L);
        Optional<Distance> distance = log.of(partition).filter(now -> now.toEnd() == 0);
        if (from >= end || distance.isPresent()) {
            ends.remove(partition);
        }
        if (from < end && distance.isPresent()) {
            next.put(partition, end);
            if (distance.get().fromStart() == 0) {
                report(new Gap(partition, from, end));
            }
        }
    }

    private void report(Gap gap) {
        if (exempt.filter(gap.partition().topic()::equals).isPresent()) {
            return;
        }
        long count = gap.to() - gap.from();
        tally.add(Tally.Count.UNREAD_DELETED, Math.toIntExact(Math.min(count, Integer.MAX_VALUE)));
        LOG.warn(
                "Offsets {} to {} of {} were deleted from the topic before this connector had read them: {} records, or a few less,"
                        + " that Slack does not get. Let the topic keep its records for longer (retention.ms, retention.bytes),"
                        + " or see why they were read so late",
                gap.from(),
                gap.to() - 1,
                gap.partition(),
                count);
    }

    private void warnOfBlindness(Gap gap) {
        if (!blind) {
            blind = true;
            LOG.info(
                    "Offsets {} to {} of {} did not come. Whether they were deleted unread cannot be told, here or later, as the"
                            + " consumer's metrics are not there by JMX",
                    gap.from(),
                    gap.to() - 1,
                    gap.partition());
        }
    }
}
