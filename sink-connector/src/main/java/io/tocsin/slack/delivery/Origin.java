package io.tocsin.slack.delivery;

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

    @Override
    public String toString() {
        return partition + "@" + offset;
    }
}
