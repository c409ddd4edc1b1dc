package io.tocsin.it.upgrade;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.it.cluster.TopicReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** What a release has left behind: log events, topics and Slack messages, one line of JSON each. */
record KeptState(Path directory) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The log events, as the emulated CloudWatch Logs keeps them. */
    Path logEvents() {
        return directory.resolve("log-events.jsonl");
    }

    /** The messages, as the emulated Slack keeps them. */
    Path messages() {
        return directory.resolve("messages.jsonl");
    }

    /** Keeps the records of a topic. */
    void keep(String file, String bootstrapServers, String topic) throws IOException {
        List<String> lines = new ArrayList<>();
        try (TopicReader reader = new TopicReader(bootstrapServers, topic)) {
            reader.readNew(record -> lines.add(line(record).toString()));
        }
        Files.write(directory.resolve(file), lines);
    }

    private static ObjectNode line(ConsumerRecord<String, String> record) {
        ObjectNode line =
                JSON.createObjectNode().put("timestamp", record.timestamp()).put("key", record.key());
        line.put("value", record.value());
        ObjectNode headers = line.putObject("headers");
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return line;
    }

    /** Writes what was kept into a topic, from its beginning. */
    void restore(String file, String bootstrapServers, String topic) throws IOException {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new StringSerializer())) {
            for (String line : Files.readAllLines(directory.resolve(file))) {
                var unused = producer.send(record(topic, JSON.readTree(line)));
            }
            producer.flush();
        }
    }

    private static ProducerRecord<String, String> record(String topic, JsonNode line) {
        ProducerRecord<String, String> record = new ProducerRecord<>(
                topic,
                0,
                line.path("timestamp").asLong(),
                line.path("key").asText(null),
                line.path("value").asText(null));
        line.path("headers")
                .properties()
                .forEach(header -> record.headers()
                        .add(header.getKey(), header.getValue().asText().getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
