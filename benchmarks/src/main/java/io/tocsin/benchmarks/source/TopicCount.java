package io.tocsin.benchmarks.source;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What stands committed in a topic of one partition whose records tell when the broker wrote them. */
final class TopicCount implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Consumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private long count;
    private long firstAt;
    private long lastAt;

    TopicCount(String bootstrapServers, String topic) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers,
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest",
                "enable.auto.commit", "false");
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
    }

    /** Waits until that many records are there; until most of them are, without reading any, which would slow down what is measured. */
    void awaitRecords(long records) {
        await("most records").atMost(PATIENCE).until(() -> end() >= records);
        await("all records").atMost(PATIENCE).until(() -> count() >= records);
    }

    /** The offset after the last committed one; those include the marks of transactions. */
    long end() {
        return consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }

    /** Reads on, and says how many records there are. */
    long count() {
        readNew(record -> {});
        return count;
    }

    /** Hands over the records that have come since the last call. */
    void readNew(java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each) {
        long end = end();
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                firstAt = count == 0 ? record.timestamp() : firstAt;
                lastAt = record.timestamp();
                count++;
                each.accept(record);
            }
        }
    }

    /** When the first record that was read had been written; milliseconds since the epoch. */
    long firstAt() {
        return firstAt;
    }

    /** When the last record that was read had been written; milliseconds since the epoch. */
    long lastAt() {
        return lastAt;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
