package io.tocsin.it.posting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** The group of consumers that a worker reads a connector's topic with. */
final class Consumers {
    private final SinkWorker worker;
    private final String connector;

    Consumers(SinkWorker worker, String connector) {
        this.worker = worker;
        this.connector = connector;
    }

    private String group() {
        return "connect-" + connector;
    }

    /** How often they have joined the group, as their worker's log says: more than once after a rebalance or an eviction. */
    long joins() {
        try (Stream<String> lines = Files.lines(worker.process().log())) {
            return lines.filter(line ->
                            line.contains("groupId=" + group() + "]") && line.contains("Successfully joined group"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The members' ids; one that was evicted comes back under another. */
    Set<String> members() {
        return ask(admin -> admin.describeConsumerGroups(Set.of(group()))
                        .describedGroups()
                        .get(group()))
                .members()
                .stream()
                .map(MemberDescription::consumerId)
                .collect(Collectors.toSet());
    }

    /** The offset that is committed for the topic's partition; 0 if none is. */
    long committed() {
        OffsetAndMetadata offset = ask(admin ->
                        admin.listConsumerGroupOffsets(group()).partitionsToOffsetAndMetadata())
                .get(new TopicPartition(connector, 0));
        return offset == null ? 0 : offset.offset();
    }

    private <T> T ask(Function<Admin, KafkaFuture<T>> question) {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", worker.cluster().bootstrapServers()))) {
            return question.apply(admin).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot ask for the group " + group(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for the group " + group(), e);
        }
    }
}
