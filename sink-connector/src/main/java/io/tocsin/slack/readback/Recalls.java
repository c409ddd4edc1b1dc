package io.tocsin.slack.readback;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;

/** What all channels of a task tell, taken together. Used by the task's thread. */
public final class Recalls {
    private final List<ChannelRecall> channels;

    public Recalls(Collection<ChannelRecall> channels) {
        this.channels = List.copyOf(channels);
    }

    /** Partitions are this task's from now on. */
    public void open(Collection<TopicPartition> partitions, Instant now) {
        channels.forEach(channel -> channel.open(partitions, now));
    }

    /** Forgets partitions that are no longer this task's. */
    public void close(Collection<TopicPartition> partitions) {
        channels.forEach(channel -> channel.close(partitions));
    }

    /**
     * All before this offset of a partition has come, or never will.
     *
     * @return where to go back to because of that
     */
    public OptionalLong passed(TopicPartition partition, long offset) {
        return least(channel -> channel.passed(partition, offset));
    }

    /** No more comes of a partition; where to go back to because of that. */
    public OptionalLong ended(TopicPartition partition) {
        return least(channel -> channel.giveUp(partition));
    }

    /** The first record of which it is not settled what becomes of it, if there is one. */
    public OptionalLong floor(TopicPartition partition) {
        return least(channel -> channel.floor(partition));
    }

    /** Whether a partition has to wait until some channel was read. */
    public boolean isWanted(TopicPartition partition) {
        return channels.stream().anyMatch(channel -> channel.isWanted(partition));
    }

    private OptionalLong least(Function<ChannelRecall, OptionalLong> of) {
        return channels.stream().map(of).flatMapToLong(OptionalLong::stream).min();
    }
}
