package io.tocsin.slack.delivery;

import io.tocsin.slack.message.SlackMessage;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/** Where a record stands in Kafka. */
public record Origin(TopicPartition partition, long offset) {

    /** The place before any transformation, which is what offsets are committed for (KIP-793). */
    public static Origin of(SinkRecord record) {
        try {
            return new Origin(
                    new TopicPartition(record.originalTopic(), record.originalKafkaPartition()),
                    record.originalKafkaOffset());
        } catch (NoSuchMethodError workerBefore36) {
            return new Origin(new TopicPartition(record.topic(), record.kafkaPartition()), record.kafkaOffset());
        }
    }

    /** Returns a message that stands in for the record's own, with its position and nothing of its content. */
    SlackMessage cannotBeShown() {
        return SlackMessage.ofText("A record cannot be shown, as Slack refuses its text: topic " + partition.topic()
                + ", partition " + partition.partition() + ", offset " + offset + ".");
    }

    @Override
    public String toString() {
        return partition + "@" + offset;
    }
}
