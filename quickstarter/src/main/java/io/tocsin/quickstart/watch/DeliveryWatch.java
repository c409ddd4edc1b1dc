package io.tocsin.quickstart.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Follows a topic, and the offsets that the sink has committed for it. Both are kept by the broker, so the counts hold over
 * restarts. For one thread.
 */
public final class DeliveryWatch implements AutoCloseable {
    private final Consumer<byte[], byte[]> consumer;
    private final Admin admin;
    private final String group;
    private final ArrivalParser parser = new ArrivalParser();
    private final Map<TopicPartition, PartitionCount> counts = new HashMap<>();

    /** Begins at the start of the topic, which must exist; {@code group} is the sink's consumer group. */
    public DeliveryWatch(String bootstrapServers, String topic, String group) {
        this.consumer = consumer(bootstrapServers);
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        this.group = group;
        Map<TopicPartition, Long> committed = committed();
        consumer.partitionsFor(topic).forEach(info -> {
            TopicPartition partition = new TopicPartition(topic, info.partition());
            counts.put(partition, new PartitionCount(committed.getOrDefault(partition, 0L)));
        });
        consumer.assign(counts.keySet());
        consumer.seekToBeginning(counts.keySet());
    }

    private static Consumer<byte[], byte[]> consumer(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Reads on.
     *
     * @param wait at most this long for new records
     * @return what has reached Slack since the last call
     */
    public List<Arrival> advance(Duration wait) {
        read(wait);
        List<Arrival> reached = new ArrayList<>();
        Map<TopicPartition, Long> committed = committed();
        counts.forEach((partition, count) -> reached.addAll(count.committed(committed.getOrDefault(partition, 0L))));
        return reached;
    }

    /** As {@link #advance}, up to the present end of the topic. */
    public List<Arrival> advanceToEnd() {
        Map<TopicPartition, Long> end = consumer.endOffsets(counts.keySet());
        while (end.entrySet().stream().anyMatch(entry -> consumer.position(entry.getKey()) < entry.getValue())) {
            read(Duration.ofMillis(100));
        }
        return advance(Duration.ZERO);
    }

    /** How many records stand in the topic, as far as read. */
    public long inTopic() {
        return counts.values().stream().mapToLong(PartitionCount::inTopic).sum();
    }

    /** How many of them are in Slack. */
    public long inSlack() {
        return counts.values().stream().mapToLong(PartitionCount::inSlack).sum();
    }

    private void read(Duration wait) {
        consumer.poll(wait)
                .forEach(record -> count(record.topic(), record.partition()).add(parser.parse(record)));
    }

    private PartitionCount count(String topic, int partition) {
        return counts.computeIfAbsent(new TopicPartition(topic, partition), unexpected -> new PartitionCount(0));
    }

    private Map<TopicPartition, Long> committed() {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        try {
            Map<TopicPartition, OffsetAndMetadata> answer = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            answer.forEach((partition, offset) -> {
                if (offset != null) {
                    offsets.put(partition, offset.offset());
                }
            });
            return offsets;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not tell the offsets of " + group, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }
}
