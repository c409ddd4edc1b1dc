package io.tocsin.slack.readback;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * Tells which records already stand in one channel. The task's thread asks; what is not known yet is thereby wanted, and a reader of
 * the channel's history tells it from a thread of its own.
 */
public final class ChannelRecall {
    private final Stamp.Issuer issuer;
    private final Map<TopicPartition, Instant> opened = new HashMap<>();
    private final Map<TopicPartition, PartitionRecall> known = new HashMap<>();
    private final Map<TopicPartition, Want> wanted = new HashMap<>();
    private long wants;

    /**
     * A partition of which a record came.
     *
     * @param from its offset: messages with this record or later ones are of interest
     * @param timestamp the record's, in milliseconds; null if it has none
     * @param type who gave it that time
     * @param since when the partition was assigned: what others posted of it was posted before
     * @param number tells wants apart, since a partition may go and come back while the history is read
     */
    public record Want(long from, @Nullable Long timestamp, TimestampType type, Instant since, long number) {}

    /**
     * Nothing is known yet.
     *
     * @param issuer whose messages count
     */
    public ChannelRecall(Stamp.Issuer issuer) {
        this.issuer = issuer;
    }

    /** Partitions are this task's from now on. */
    public synchronized void open(Collection<TopicPartition> partitions, Instant now) {
        partitions.forEach(partition -> opened.put(partition, now));
    }

    /** What to do with a record that comes for the first time since its partition was assigned, or {@link #isAgain again}. */
    public synchronized Answer ask(
            TopicPartition partition, long offset, @Nullable Long timestamp, TimestampType type) {
        PartitionRecall recall = known.get(partition);
        if (recall != null) {
            return recall.ask(offset, timestamp);
        }
        Instant since = opened.getOrDefault(partition, Instant.EPOCH);
        wanted.putIfAbsent(partition, new Want(offset, timestamp, type, since, ++wants));
        return Answer.unread();
    }

    /** Whether a record was taken for one that stands in the channel, and comes again because it is not. */
    public synchronized boolean isAgain(TopicPartition partition, long offset) {
        PartitionRecall recall = known.get(partition);
        return recall != null && recall.isAgain(offset);
    }

    /**
     * All before this offset of a partition has come, or never will.
     *
     * @return where to go back to because of that
     */
    public synchronized OptionalLong passed(TopicPartition partition, long offset) {
        PartitionRecall recall = known.get(partition);
        return recall == null ? OptionalLong.empty() : recall.passed(offset);
    }

    /** No more comes of a partition; where to go back to because of that. */
    public synchronized OptionalLong giveUp(TopicPartition partition) {
        PartitionRecall recall = known.get(partition);
        return recall == null ? OptionalLong.empty() : recall.giveUp();
    }

    /** The first record of which it is not settled what becomes of it, if there is one; no commit may go beyond. */
    public synchronized OptionalLong floor(TopicPartition partition) {
        PartitionRecall recall = known.get(partition);
        return recall == null ? OptionalLong.empty() : recall.floor();
    }

    /** Forgets partitions that are no longer this task's. */
    public synchronized void close(Collection<TopicPartition> partitions) {
        opened.keySet().removeAll(partitions);
        known.keySet().removeAll(partitions);
        wanted.keySet().removeAll(partitions);
    }

    /** Whether it waits for the history to be read for this partition. */
    public synchronized boolean isWanted(TopicPartition partition) {
        return wanted.containsKey(partition);
    }

    /** What is to be read for; nothing, if nothing is. */
    public synchronized Map<TopicPartition, Want> wanted() {
        return Map.copyOf(wanted);
    }

    /**
     * The history was read.
     *
     * @param answered what it was read for; wants that are not there any more are passed over
     * @param stamps of all messages that may matter, in any order
     */
    public synchronized void tell(Map<TopicPartition, Want> answered, List<Stamp> stamps) {
        Map<TopicPartition, PostedRanges> posted = new HashMap<>();
        answered.forEach((partition, want) -> {
            if (wanted.remove(partition, want)) {
                posted.put(partition, new PostedRanges());
            }
        });
        stamps.stream().filter(this::isOurs).forEach(stamp -> {
            boolean sameRouting = stamp.issuer().routing() == issuer.routing();
            stamp.ranges()
                    .forEach(range -> posted.computeIfPresent(
                            range.partition(), (same, ranges) -> ranges.with(new PostedRange(range, sameRouting))));
        });
        posted.forEach((partition, ranges) -> known.put(partition, new PartitionRecall(ranges)));
    }

    /** Whether a stamp is of this connector and epoch. */
    public boolean isOurs(Stamp stamp) {
        return issuer.owns(stamp.issuer());
    }
}
