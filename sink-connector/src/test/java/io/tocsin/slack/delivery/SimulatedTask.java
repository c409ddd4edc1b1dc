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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
    private final List<ReadBack> readBacks = new ArrayList<>();
    /** Where the consumer is. */
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    /** Where the framework believes it is. */
    private final Map<TopicPartition, Long> current = new HashMap<>();
    /** What the consumer was last told. */
    private final Map<TopicPartition, LogEnds.Distance> ends = new HashMap<>();
    /** The highest offset that was brought, of each partition. */
    private final Map<TopicPartition, Long> highest = new HashMap<>();
    /** What this task holds or has told, of each partition. */
    private final Map<TopicPartition, Set<String>> taken = new HashMap<>();
    /** Counts the assignments of a partition, and returns to its beginning; a record is marked with the one under which it came. */
    private final Map<TopicPartition, Integer> assignments = new HashMap<>();
    /** Where the newest message of each assignment of a partition begins, for each destination. */
    private final Map<String, Long> newest = new HashMap<>();
    /** What the newest request to each destination told of, as far as it named any. */
    private final Map<Integer, Set<Word>> told = new HashMap<>();

    private final DeadLetters deadLetters;
    /** What was given to the dead letter queue, which does not have it yet. */
    private final Map<String, CompletableFuture<Void>> beingWritten = new LinkedHashMap<>();

    private boolean alive = true;

    SimulatedTask(World world) {
        this.world = world;
        List<ChannelRecall> recalls = new ArrayList<>();
        deadLetters = new DeadLetters((record, error) -> {
            CompletableFuture<Void> written = new CompletableFuture<>();
            beingWritten.put(record.value().toString(), written);
            return written;
        });
        for (Channel channel : world.slack.channels()) {
            SlackApi slack = port(channel);
            ReadBack readBack = world.nature.once() ? readBack(slack, channel) : null;
            ChannelRecall recall = readBack == null ? null : readBack.recall();
            if (recall != null) {
                recalls.add(recall);
                readBacks.add(readBack);
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
        Positions following = new Positions(context, brake, this::ends, Optional.empty(), new Tally(), world.clock);
        retracing = new Retracing(context, brake, new Recalls(recalls), accounts, following, this::ends, world.clock);
        admission = new Admission(accounts, retracing, new Tally());
    }

    private Optional<LogEnds.Distance> ends(TopicPartition partition) {
        if (world.fault == Fault.TAKES_A_STALL_FOR_THE_END) {
            return Optional.of(new LogEnds.Distance(positions.getOrDefault(partition, 0L), 0));
        }
        return world.nature.knowsEnds() ? Optional.ofNullable(ends.get(partition)) : Optional.empty();
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
                return world.slack.read(SimulatedTask.this, channel, shortened(request));
            }

            @Override
            public void close() {}
        };
    }

    private ReadRequest shortened(ReadRequest request) {
        Instant recent = world.clock.instant().minus(ChannelReader.CLOCKS);
        return world.fault == Fault.READS_BACK_TOO_SHORT && request.oldest().isBefore(recent)
                ? new ReadRequest(request.threadTs(), recent, request.cursor())
                : request;
    }

    /** At what was committed; at the beginning, if the log does not reach that far any more. */
    void open(TopicPartition partition) {
        context.assignment.add(partition);
        long committed = world.committed.getOrDefault(partition, 0L);
        long start = inLog(partition, committed);
        positions.put(partition, start);
        current.put(partition, committed);
        highest.remove(partition);
        ends.remove(partition);
        taken.put(partition, new HashSet<>());
        world.books.begin(partition, start, Set.of());
        assignments.merge(partition, 1, Integer::sum);
        retracing.open(Set.of(partition));
        brake.opened(Set.of(partition));
        senders.forEach(Sender::assigned);
    }

    void poll() {
        if (!alive) {
            return;
        }
        rewind();
        reportDeadLetters();
        all.release();
        retracing.begin();
        int room = 1 + world.random.nextInt(World.MAX_POLL);
        for (TopicPartition partition : List.copyOf(context.assignment)) {
            if (!context.paused.contains(partition) && !world.isStalled(partition)) {
                room = bring(partition, room);
            }
        }
        retracing.end();
        brake.adjust();
        assertThat(all.records()).isLessThan(World.MAX_RECORDS + World.MAX_POLL + 5 * outboxes.size());
        accounts.throwIfFailed();
    }

    /** The framework goes back where it was asked to. */
    private void rewind() {
        context.rewinds.forEach(this::seek);
        context.rewinds.clear();
    }

    private void seek(TopicPartition partition, long offset) {
        positions.put(partition, offset);
        current.put(partition, offset);
    }

    /** A consumer that is beyond the end of its log begins at the beginning. */
    private long inLog(TopicPartition partition, long offset) {
        return offset <= world.topic.end(partition) ? offset : beginning(partition);
    }

    /**
     * What stands there comes again, in order from there on; without the channel's history nobody can know that it was told by another
     * task.
     */
    private long beginning(TopicPartition partition) {
        assignments.merge(partition, 1, Integer::sum);
        if (!world.nature.once()) {
            world.books.mayRepeatAll(partition);
        }
        return 0;
    }

    /** What is left of the room. */
    private int bring(TopicPartition partition, int room) {
        int left = room;
        long position = positions.getOrDefault(partition, 0L);
        long end = world.topic.end(partition);
        long next = inLog(partition, position);
        while (left > 0 && next < end) {
            put(partition, next);
            next++;
            left--;
            current.put(partition, next);
        }
        positions.put(partition, next);
        ends.put(partition, new LogEnds.Distance(next, end - next));
        return left;
    }

    /** A log was cut off: a consumer that is beyond goes back to there, or to the beginning. */
    void cutOff(TopicPartition partition, long from, boolean toTheBeginning) {
        context.rewinds.computeIfPresent(partition, (same, offset) -> Math.min(offset, from));
        positions.computeIfPresent(
                partition,
                (same, position) -> position <= from ? position : toTheBeginning ? beginning(partition) : from);
    }

    /** Each takes a while; what is being written when the task crashes may or may not arrive. */
    private void reportDeadLetters() {
        deadLetters.reportQueued();
        beingWritten.entrySet().removeIf(one -> {
            boolean arrives = world.random.nextBoolean();
            if (arrives) {
                world.books.report(one.getKey());
                one.getValue().complete(null);
            }
            return arrives;
        });
        deadLetters.throwIfFailed();
    }

    private void put(TopicPartition partition, long offset) {
        String id = world.topic.id(partition, offset);
        SinkRecord record = new SinkRecord(
                partition.topic(),
                partition.partition(),
                null,
                null,
                null,
                id,
                offset,
                world.topic.timestamp(partition, offset),
                TimestampType.CREATE_TIME);
        boolean old = offset <= highest.getOrDefault(partition, -1L);
        highest.merge(partition, offset, Math::max);
        if (old && world.fault == Fault.TAKES_OLD_OFFSETS_FOR_OLD_RECORDS) {
            return;
        }
        if (!world.topic.isFiltered(partition, offset) && !admission.skips(Origin.of(record), record)) {
            admission
                    .admit(Origin.of(record), record, 0, outboxes.get(world.slack.destination(id)))
                    .ifPresent(this::queue);
        }
    }

    private void queue(Parcel parcel) {
        String id = parcel.record().value().toString();
        Origin origin = parcel.origin();
        taken.getOrDefault(origin.partition(), new HashSet<>()).add(id);
        Word word = new Word(
                origin.partition().partition(),
                origin.offset(),
                world.topic.log(origin.partition(), origin.offset()),
                assignments.getOrDefault(origin.partition(), 0));
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
        if (world.fault == Fault.SENDS_AGAIN_AFTER_A_LIMIT_WITHOUT_A_LOOK) {
            readBacks.forEach(readBack -> readBack.doubt().dismiss());
        }
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
        if (world.fault != Fault.SENDS_AFTER_A_COMMIT) {
            all.hold(Duration.ZERO);
        }
        reportDeadLetters();
        Map<TopicPartition, OffsetAndMetadata> reached = new HashMap<>();
        context.assignment.forEach(
                partition -> reached.put(partition, new OffsetAndMetadata(current.getOrDefault(partition, 0L))));
        committable(reached).forEach((partition, offset) -> {
            assertThat(offset.offset()).isLessThanOrEqualTo(current.getOrDefault(partition, 0L));
            // Where a log was cut off, the framework goes on to believe that it is beyond, until a record comes.
            world.books.checkCommitted(partition, Math.min(offset.offset(), positions.getOrDefault(partition, 0L)));
            if (arrives) {
                world.committed.put(partition, offset.offset());
            } else if (!world.nature.calm()) {
                long committed = world.committed.getOrDefault(partition, 0L);
                world.books.begin(partition, committed, taken.getOrDefault(partition, Set.of()));
                seek(partition, committed);
            }
        });
    }

    private Map<TopicPartition, OffsetAndMetadata> committable(Map<TopicPartition, OffsetAndMetadata> reached) {
        Map<TopicPartition, OffsetAndMetadata> committable = retracing.committable(reached);
        return world.fault == Fault.COMMITS_WHERE_THE_CONSUMER_IS ? reached : committable;
    }

    /** It is during a poll that a partition is taken away, so the framework has gone back; it would fail if it had to once more. */
    void revoke(TopicPartition partition, boolean commitArrives) {
        rewind();
        commit(commitArrives);
        assertThat(context.rewinds).doesNotContainKey(partition);
        close(partition);
    }

    void close(TopicPartition partition) {
        boolean inOrder = world.nature.isOrdered() && outboxes.size() == 1;
        // What was told past what waited comes again, and where the channel is not read, or shows it too late, nobody
        // knows.
        boolean known = world.nature.once() && !world.nature.slowHistory();
        if (known ? !world.nature.isOrdered() : !inOrder) {
            world.books.mayRepeat(taken.getOrDefault(partition, Set.of()));
        }
        all.close(Set.of(partition));
        retracing.close(Set.of(partition));
        context.rewinds.remove(partition);
        context.assignment.remove(partition);
        context.paused.remove(partition);
        positions.remove(partition);
    }

    /** Whether all that stands in a partition was brought to this task, and nothing waits here. */
    boolean hasRead(TopicPartition partition) {
        return alive
                && context.assignment.contains(partition)
                && !context.rewinds.containsKey(partition)
                && positions.getOrDefault(partition, 0L) == world.topic.end(partition)
                && all.records() == 0;
    }

    /** What the framework would commit if all was accounted for. */
    long current(TopicPartition partition) {
        return current.getOrDefault(partition, 0L);
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
            String assignment = word.partition() + " " + word.assignment() + " of " + word.log() + " to " + destination;
            Long before = newest.put(assignment, word.offset());
            assertThat(before == null || before <= word.offset() || world.books.mayRepeat(Topic.id(word)))
                    .as("%s of %s comes after %s", word, assignment, before)
                    .isTrue();
        }
    }
}
