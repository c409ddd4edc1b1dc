package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.api.SlackApi;
import io.tocsin.slack.message.SlackMessage;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/** The real delivery classes in the hands of a framework that polls, commits, seeks back, revokes, and crashes. */
final class SimulatedTask {
    private final World world;
    final RecordingContext context = new RecordingContext();
    private final Outbox outbox = new Outbox();
    private final Brake brake = new Brake(context, outbox, World.MAX_RECORDS, Long.MAX_VALUE);
    private final Sender sender;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    /** The newest offset posted of each partition since it was assigned. */
    private final Map<String, Long> newest = new HashMap<>();

    private int assignments;
    private int assignmentOfRequest;

    private boolean alive = true;

    SimulatedTask(World world) {
        this.world = world;
        DeadLetters deadLetters = new DeadLetters((record, error) -> {
            world.reported.add(record.value().toString());
            return CompletableFuture.completedFuture(null);
        });
        this.sender = new Sender(
                outbox,
                port(),
                world.pacer,
                OnRefusal.HOLD,
                deadLetters,
                new Tally(),
                world.clock,
                world.random.split());
    }

    private SlackApi port() {
        return new SlackApi() {
            @Override
            public SendResult send(SlackMessage message) {
                assignmentOfRequest = assignments;
                return world.send(SimulatedTask.this, message);
            }

            @Override
            public void close() {}
        };
    }

    void open(TopicPartition partition) {
        context.assignment.add(partition);
        positions.put(partition, world.committed.getOrDefault(partition, 0L));
        newest.remove(partition.toString());
        assignments++;
        brake.opened(Set.of(partition));
    }

    void poll() {
        if (!alive) {
            return;
        }
        int room = 1 + world.random.nextInt(World.MAX_POLL);
        for (TopicPartition partition : context.assignment) {
            while (room > 0
                    && !context.paused.contains(partition)
                    && positions.getOrDefault(partition, 0L) < world.ends.getOrDefault(partition, 0)) {
                put(partition, positions.merge(partition, 1L, Long::sum) - 1);
                room--;
            }
        }
        brake.adjust();
        assertThat(outbox.records()).isLessThan(World.MAX_RECORDS + World.MAX_POLL);
        outbox.throwIfFailed();
    }

    private void put(TopicPartition partition, long offset) {
        String id = World.id(partition, offset);
        SinkRecord record = new SinkRecord(partition.topic(), partition.partition(), null, null, null, id, offset);
        if (!world.isFiltered(partition, offset) && outbox.claim(Origin.of(record))) {
            outbox.add(Origin.of(record), new SlackMessage("{\"blocks\":[]}", id), record, 0);
        }
    }

    Duration step() {
        return alive ? sender.step() : Sender.IDLE;
    }

    /** The offsets may get lost on the way; then the framework goes back to those that did not. */
    void commit(boolean arrives) {
        if (!alive) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> current = new HashMap<>();
        context.assignment.forEach(
                partition -> current.put(partition, new OffsetAndMetadata(positions.getOrDefault(partition, 0L))));
        outbox.committable(current).forEach((partition, offset) -> {
            assertThat(offset.offset()).isLessThanOrEqualTo(positions.getOrDefault(partition, 0L));
            world.checkCommitted(partition, offset.offset());
            if (arrives) {
                world.committed.put(partition, offset.offset());
            } else {
                positions.put(partition, world.committed.getOrDefault(partition, 0L));
            }
        });
    }

    void close(TopicPartition partition) {
        outbox.close(Set.of(partition));
        context.assignment.remove(partition);
        context.paused.remove(partition);
    }

    /** Nothing is closed or said; a request under way may still reach Slack. */
    void crash() {
        alive = false;
        outbox.stop();
    }

    /** Since its assignment, a partition's messages appear in order; only an ambiguous answer repeats one. */
    void posted(String id) {
        int at = id.lastIndexOf('@');
        String partition = id.substring(0, at);
        if (alive && assignmentOfRequest == assignments) {
            long offset = Long.parseLong(id.substring(at + 1));
            Long before = newest.put(partition, offset);
            assertThat(before == null || before <= offset)
                    .as("%s comes after %s", id, before)
                    .isTrue();
        }
    }
}
