package io.tocsin.it.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What stands committed in a topic. */
public final class TopicReader implements AutoCloseable {
    private final Consumer<String, String> consumer;
    private final ObjectMapper json = new ObjectMapper();
    private final List<String> messages = new ArrayList<>();
    private long lastOffset = -1;

    /** For a topic of one partition, which must exist. */
    public TopicReader(String bootstrapServers, String topic) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers,
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest",
                "enable.auto.commit", "false");
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        consumer.assign(List.of(new TopicPartition(topic, 0)));
    }

    /** The log texts of all records up to now, in order. */
    public List<String> messages() {
        readNew(record -> messages.add(message(record)));
        return List.copyOf(messages);
    }

    /** Hands over, in order, the records that have come since the last call. */
    public void readNew(java.util.function.Consumer<ConsumerRecord<String, String>> each) {
        TopicPartition partition = consumer.assignment().iterator().next();
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        while (consumer.position(partition) < end) {
            for (var record : consumer.poll(Duration.ofMillis(200))) {
                lastOffset = record.offset();
                each.accept(record);
            }
        }
    }

    /** The log text of a record, with or without the schema beside it. */
    public String message(ConsumerRecord<String, String> record) {
        try {
            JsonNode value = json.readTree(record.value());
            return value.path("payload")
                    .path("message")
                    .asText(value.path("message").asText());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("not JSON: " + record.value(), e);
        }
    }

    /** The offset of the newest record that was read. */
    public long lastOffset() {
        return lastOffset;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
