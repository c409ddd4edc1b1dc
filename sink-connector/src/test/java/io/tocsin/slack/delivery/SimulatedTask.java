package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.api.Envelope;
import io.tocsin.slack.api.ReadRequest;
import io.tocsin.slack.api.ReadResult;
import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.api.SlackApi;
import io.tocsin.slack.message.Gist;
import io.tocsin.slack.message.SlackMessage;
import io.tocsin.slack.readback.ChannelRecall;
import io.tocsin.slack.readback.Recalls;
import io.tocsin.slack.readback.Stamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.sink.SinkRecord;

/** The real delivery classes in the hands of a framework that polls, commits, seeks back, revokes, and crashes. */
final class SimulatedTask {
    private final World world;
    final RecordingContext context = new RecordingContext();
    private final Accounts accounts = new Accounts();
    private final List<Outbox> outboxes = new ArrayList<>();
    private final List<Sender> senders = new ArrayList<>();
    private final Outboxes all;
    private final Brake brake;
    private final Retracing retracing;
    private final Admission admission;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    /** Counts the assignments of a partition; a record is marked with the one under which it came. */
    private final Map<TopicPartition, Integer> assignments = new HashMap<>();
    /** Where the newest message of each assignment of a partition begins, for each destination. */
    private final Map<String, Long> newest = new HashMap<>();
    /** What the newest request to each destination told of, as far as it named any. */
    private final Map<Integer, Set<Word>> told = new HashMap<>();

    private boolean alive = true;

    SimulatedTask(World world) {
        this.world = world;
        List<ChannelRecall> recalls = new ArrayList<>();
        DeadLetters deadLetters = new DeadLetters((record, error) -> {
            world.books.report(record.value().toString());
            return CompletableFuture.completedFuture(null);
        });
        for (Channel channel : world.slack.channels()) {
            SlackApi slack = port(channel);
            ReadBack readBack = world.nature.once() ? readBack(slack, channel) : null;
            ChannelRecall recall = readBack == null ? null : readBack.recall();
            if (recall != null) {
                recalls.add(recall);
            }
            Outbox outbox =
                    new Outbox(accounts, "#alerts", world.nature.density(), world.clock, recall, Repeats.none());
            outboxes.add(outbox);
            senders.add(new Sender(
                    outbox,
                    slack,
                    channel.pacer,
                    OnRefusal.HOLD,
                    deadLetters,
                    new Tally(),
                    world.clock,
                    Optional.empty(),
                    readBack,
                    world.nature.threaded() ? threading(slack, channel) : null,
                    world.random.split()));
        }
        all = new Outboxes(accounts, outboxes, world.clock);
        brake = new Brake(context, all, World.MAX_RECORDS, Long.MAX_VALUE);
        Positions positions =
                new Positions(context, brake, LogEnds.UNKNOWN, Optional.empty(), new Tally(), world.clock);
        retracing = new Retracing(
                context, brake, new Recalls(recalls), accounts, positions, LogEnds.UNKNOWN, world.clock);
        admission = new Admission(accounts, retracing, new Tally());
    }

    private ReadBack readBack(SlackApi slack, Channel channel) {
        Stamp.Issuer issuer = new Stamp.Issuer("sink", world.books.epoch(), 1);
        return new ReadBack(
                slack,
                issuer,
                new ChannelRecall(issuer),
                new ReadBackPolicy(
                        FaultySlack.LAG,
                        Duration.ofDays(7),
                        world.nature.threaded() ? world.nature.threadAge() : Duration.ZERO,
                        Optional.empty()),
                channel.readPacer,
                OnRefusal.HOLD,
                new Tally(),
                world.clock,
                world.random.split());
    }

    private Threading threading(SlackApi slack, Channel channel) {
        return new Threading(
                slack,
                "sink",
                world.nature.threadAge(),
                channel.readPacer,
                new Tally(),
                world.clock,
                world.random.split());
    }

    private SlackApi port(Channel channel) {
        return new SlackApi() {
            @Override
            public SendResult send(SlackMessage message, Envelope envelope) {
                return world.slack.send(SimulatedTask.this, channel, message, envelope);
            }

            @Override
            public ReadResult read(ReadRequest request) {
                return world.slack.read(SimulatedTask.this, channel, request);
            }

            @Override
            public void close() {}
        };
    }

    void open(TopicPartition partition) {
        context.assignment.add(partition);
        positions.put(partition, world.committed.getOrDefault(partition, 0L));
        assignments.merge(partition, 1, Integer::sum);
        retracing.open(Set.of(partition));
        brake.opened(Set.of(partition));
        senders.forEach(Sender::assigned);
    }

    void poll() {
        if (!alive) {
            return;
        }
        positions.putAll(context.rewinds);
        context.rewinds.clear();
        retracing.begin();
        int room = 1 + world.random.nextInt(World.MAX_POLL);
        for (TopicPartition partition : context.assignment) {
            while (room > 0
                    && !context.paused.contains(partition)
                    && positions.getOrDefault(partition, 0L) < world.topic.end(partition)) {
                put(partition, positions.merge(partition, 1L, Long::sum) - 1);
                room--;
            }
        }
        retracing.end();
        brake.adjust();
        assertThat(all.records()).isLessThan(World.MAX_RECORDS + World.MAX_POLL + 5 * outboxes.size());
        accounts.throwIfFailed();
    }

    private void put(TopicPartition partition, long offset) {
        String id = Topic.id(partition, offset);
        SinkRecord record = new SinkRecord(
                partition.topic(),
                partition.partition(),
                null,
                null,
                null,
                id,
                offset,
                world.topic.timestamp(offset),
                TimestampType.CREATE_TIME);
        if (!world.topic.isFiltered(partition, offset) && !admission.skips(Origin.of(record), record)) {
            admission
                    .admit(Origin.of(record), record, 0, outboxes.get(world.slack.destination(id)))
                    .ifPresent(this::queue);
        }
    }

    private void queue(Parcel parcel) {
        String id = parcel.record().value().toString();
        Origin origin = parcel.origin();
        Word word = new Word(
                origin.partition().partition(), origin.offset(), assignments.getOrDefault(origin.partition(), 0));
        Gist gist = world.topic.gist(id, word);
        Outbox outbox = outboxes.get(world.slack.destination(id));
        outbox.add(
                outbox.counts(gist)
                        ? Pending.counted(parcel, gist)
                        : Pending.of(parcel, gist, new SlackMessage("{\"blocks\":[]}", word.toString()))
                                .in(world.threads.thread(id)));
    }

    /** Lets each destination's sender do a step; the shortest wait that any of them asks for. */
    Duration step() {
        Duration shortest = Sender.IDLE;
        for (Sender sender : senders) {
            Duration wait = alive ? sender.step() : Sender.IDLE;
            shortest = wait.compareTo(shortest) < 0 ? wait : shortest;
        }
        return shortest;
    }

    /** The offsets may get lost on the way; then the framework goes back to those that did not. */
    void commit(boolean arrives) {
        if (!alive) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> current = new HashMap<>();
        context.assignment.forEach(
                partition -> current.put(partition, new OffsetAndMetadata(positions.getOrDefault(partition, 0L))));
        retracing.committable(current).forEach((partition, offset) -> {
            assertThat(offset.offset()).isLessThanOrEqualTo(positions.getOrDefault(partition, 0L));
            world.books.checkCommitted(partition, offset.offset());
            if (arrives) {
                world.committed.put(partition, offset.offset());
            } else {
                positions.put(partition, world.committed.getOrDefault(partition, 0L));
            }
        });
    }

    void close(TopicPartition partition) {
        all.close(Set.of(partition));
        retracing.close(Set.of(partition));
        context.rewinds.remove(partition);
        context.assignment.remove(partition);
        context.paused.remove(partition);
    }

    /** Nothing is closed or said; a request under way may still reach Slack. */
    void crash() {
        alive = false;
        outboxes.forEach(Outbox::stop);
    }

    /** What a message of its tells. */
    Telling tell(Channel to, SlackMessage message) {
        Telling telling = Telling.of(message, told.getOrDefault(to.number, Set.of()));
        told.put(to.number, telling.words());
        return telling;
    }

    /** Since its assignment, a partition's messages appear in order, if each record has its own. */
    void posted(Set<Word> words, int destination) {
        for (Word word : words) {
            String assignment = word.partition() + " " + word.assignment() + " to " + destination;
            Long before = newest.put(assignment, word.offset());
            assertThat(before == null || before <= word.offset())
                    .as("%s of %s comes after %s", word, assignment, before)
                    .isTrue();
        }
    }
}
