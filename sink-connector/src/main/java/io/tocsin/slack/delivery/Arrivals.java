package io.tocsin.slack.delivery;

import io.tocsin.slack.readback.Answer;
import io.tocsin.slack.readback.ChannelRecall;
import io.tocsin.slack.readback.Coverage;
import java.util.Collection;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** What is known to have come to a destination before. Used by the task's thread. */
final class Arrivals {
    private final @Nullable ChannelRecall recall;
    private final Repeats repeats;
    private final Bell bell;

    /**
     * What came to a destination.
     *
     * @param recall what stands there already; null where that is not asked
     * @param repeats which events came here
     * @param bell rings when the destination is to be asked
     */
    Arrivals(@Nullable ChannelRecall recall, Repeats repeats, Bell bell) {
        this.recall = recall;
        this.repeats = repeats;
        this.bell = bell;
    }

    /** What is to be done with a record that comes for the first time, or {@link #isAgain again}. */
    Answer ask(Origin origin, SinkRecord record) {
        if (recall == null) {
            return Answer.fresh(Coverage.NONE);
        }
        Answer answer = recall.ask(origin.partition(), origin.offset(), record.timestamp(), record.timestampType());
        if (answer.verdict() == Answer.Verdict.UNREAD) {
            bell.ring();
        }
        return answer;
    }

    /** Whether a record was taken for one that stands there, and comes again because it does not. */
    boolean isAgain(Origin origin) {
        return recall != null && recall.isAgain(origin.partition(), origin.offset());
    }

    /** Whether an event came here before, by another record. */
    boolean isRepeat(Origin origin, SinkRecord record) {
        return repeats.isRepeat(origin, record);
    }

    /** Forgets partitions that are no longer this task's. */
    void close(Collection<TopicPartition> partitions) {
        repeats.close(partitions);
    }
}
