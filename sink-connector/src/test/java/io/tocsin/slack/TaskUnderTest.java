package io.tocsin.slack;

import static org.awaitility.Awaitility.await;

import io.tocsin.slack.delivery.RecordingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongFunction;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/** Drives the real task over one partition as the framework does; a new start follows without a commit, as after a crash. */
final class TaskUnderTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final TopicPartition partition;
    private final LongFunction<SinkRecord> records;
    private RecordingContext context = new RecordingContext();
    private SlackSinkTask task = new SlackSinkTask();
    private long position;

    /** @param records the partition's record at each offset */
    TaskUnderTest(TopicPartition partition, LongFunction<SinkRecord> records) {
        this.partition = partition;
        this.records = records;
    }

    /** A new task, to which the framework brings records from an offset on. */
    void start(long from, Map<String, String> properties) {
        stop();
        context = new RecordingContext();
        context.assignment.add(partition);
        task = new SlackSinkTask();
        task.initialize(context);
        task.start(properties);
        task.open(Set.of(partition));
        position = from;
    }

    /** Goes back where it was asked to, brings the records before {@code end}, and asks for what may be committed. */
    long poll(long end) {
        position = context.rewinds.getOrDefault(partition, position);
        context.rewinds.clear();
        List<SinkRecord> brought = new ArrayList<>();
        while (position < end && !context.paused.contains(partition)) {
            brought.add(records.apply(position));
            position++;
        }
        task.put(brought);
        Map<TopicPartition, OffsetAndMetadata> current = Map.of(partition, new OffsetAndMetadata(position));
        return Objects.requireNonNull(task.preCommit(current).get(partition)).offset();
    }

    /** Brings records until all before {@code end} may be committed. */
    void deliver(long end) {
        await().atMost(LONG).until(() -> poll(end) == end);
    }

    void stop() {
        task.stop();
    }
}
