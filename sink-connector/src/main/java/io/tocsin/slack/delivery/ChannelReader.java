package io.tocsin.slack.delivery;

import io.tocsin.slack.api.Metadata;
import io.tocsin.slack.api.PostedMessage;
import io.tocsin.slack.api.ReadRequest;
import io.tocsin.slack.api.ReadResult;
import io.tocsin.slack.readback.ChannelRecall;
import io.tocsin.slack.readback.ChannelRecall.Want;
import io.tocsin.slack.readback.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads, after partitions were assigned, what of them already stands in the channel. Used by one thread. */
final class ChannelReader {
    /** By how much the clocks of the workers, of those who write to Kafka, and of Slack may differ. */
    static final Duration CLOCKS = Duration.ofMinutes(10);
    /**
     * By how much a producer may stamp a record ahead of time: CloudWatch Logs takes events of up to two hours ahead, and brokers of Kafka 4
     * by default take records of up to one.
     */
    static final Duration AHEAD = Duration.ofHours(2);

    private static final Logger LOG = LoggerFactory.getLogger(ChannelReader.class);

    private final String connector;
    private final ChannelRecall recall;
    private final HistoryWalk walk;
    private final ReadBackPolicy policy;
    private final InstantSource clock;

    private Map<TopicPartition, Want> wants = Map.of();
    private final List<Stamp> found = new ArrayList<>();
    /** The first messages of threads that are still to be read. */
    private final Deque<String> threads = new ArrayDeque<>();

    private boolean warned;
    private @Nullable Instant begun;
    private Instant oldest = Instant.EPOCH;

    /** @param connector the connector's name: threads of others are left alone */
    ChannelReader(
            String connector, ChannelRecall recall, HistoryWalk walk, ReadBackPolicy policy, InstantSource clock) {
        this.connector = connector;
        this.recall = recall;
        this.walk = walk;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Reads on, if anything is to be read and it is time for it.
     *
     * @return how long to wait before the next step; null if nothing is to be read
     */
    @Nullable
    Duration step() {
        if (begun == null) {
            return begin();
        }
        Duration wait = walk.step();
        if (!walk.isUnderWay() && !goesOn()) {
            tell();
        } else if (isTooLong(begun)) {
            LOG.warn(
                    "The channel's history could not be read for {} ms, so records may now be posted again that stand"
                            + " there already",
                    policy.giveUp().orElseThrow().toMillis());
            walk.stop();
            tell();
        }
        return wait;
    }

    private @Nullable Duration begin() {
        Map<TopicPartition, Want> wanted = recall.wanted();
        if (wanted.isEmpty()) {
            return null;
        }
        Instant now = clock.instant();
        Instant start = wanted.values().stream()
                .map(want -> want.since().plus(policy.lag()))
                .max(Instant::compareTo)
                .orElse(now);
        if (now.isBefore(start)) {
            return Duration.between(now, start);
        }
        wants = wanted;
        begun = now;
        oldest = oldest(now);
        walk.begin(ReadRequest.channel(withThreads(now)), this::take);
        return Duration.ZERO;
    }

    /** A message in a thread is found by way of the thread's first one. */
    private Instant withThreads(Instant now) {
        Instant farthest = farthest(now);
        Instant first = oldest.minus(policy.threadAge());
        return first.isBefore(farthest) ? farthest : first;
    }

    private Instant farthest(Instant now) {
        Instant farthest = now.minus(policy.reach());
        return farthest.isBefore(Instant.EPOCH) ? Instant.EPOCH : farthest;
    }

    /** Reads the next thread; false if there is none. */
    private boolean goesOn() {
        String next = threads.poll();
        if (next != null) {
            walk.begin(ReadRequest.thread(next, oldest), page -> takeReplies(next, page));
        }
        return next != null;
    }

    /** No message that stands for a record is older than the record itself, which its timestamp does not quite tell. */
    private Instant oldest(Instant now) {
        return wants.values().stream()
                .map(want -> oldest(want, now))
                .min(Instant::compareTo)
                .orElse(farthest(now));
    }

    private Instant oldest(Want want, Instant now) {
        Instant farthest = farthest(now);
        Instant oldest = written(want).minus(CLOCKS);
        // What was written later than now has a timestamp that says nothing.
        return oldest.isBefore(farthest) || oldest.isAfter(now) ? farthest : oldest;
    }

    /** The earliest time at which a record can have been written, if its timestamp is to be believed. */
    private static Instant written(Want want) {
        if (want.timestamp() == null || want.timestamp() < 0) {
            return Instant.EPOCH;
        }
        Instant stamped = Instant.ofEpochMilli(want.timestamp());
        return switch (want.type()) {
            case LOG_APPEND_TIME -> stamped;
            case CREATE_TIME -> stamped.minus(AHEAD);
            case NO_TIMESTAMP_TYPE -> Instant.EPOCH;
        };
    }

    /** Messages need not stand in the order of their records' offsets, so all pages matter. */
    private boolean take(ReadResult.Page page) {
        page.messages().forEach(this::take);
        page.messages().stream()
                .filter(this::hasOurReplies)
                .map(PostedMessage::ts)
                .forEach(threads::add);
        return true;
    }

    /** The first message stands in the channel's pages too. */
    private boolean takeReplies(String first, ReadResult.Page page) {
        page.messages().stream().filter(message -> !message.ts().equals(first)).forEach(this::take);
        return true;
    }

    private void take(PostedMessage message) {
        Metadata metadata = message.metadata();
        if (metadata != null && metadata.eventType().equals(Stamp.EVENT_TYPE)) {
            Stamp.parse(metadata.payload())
                    .filter(stamp -> recall.isOurs(stamp) && matters(stamp))
                    .ifPresent(found::add);
            warnOf(message, metadata);
        }
    }

    private void warnOf(PostedMessage message, Metadata metadata) {
        if (!warned && Stamp.isMalformed(metadata.payload())) {
            warned = true;
            LOG.warn(
                    "Message {} in the channel has metadata of this app that this connector does not write; it is ignored,"
                            + " as is any like it that follows",
                    message.ts());
        }
    }

    private boolean hasOurReplies(PostedMessage first) {
        return first.latestReply() != null
                && !PostedMessage.time(first.latestReply()).isBefore(oldest)
                && ThreadMark.of(first.metadata())
                        .filter(mark -> mark.connector().equals(connector))
                        .isPresent();
    }

    private boolean matters(Stamp stamp) {
        return stamp.ranges().stream().anyMatch(range -> {
            Want want = wants.get(range.partition());
            return want != null && range.last() >= want.from();
        });
    }

    private boolean isTooLong(Instant since) {
        return policy.giveUp()
                .map(longest -> since.plus(longest).isBefore(clock.instant()))
                .orElse(false);
    }

    private void tell() {
        recall.tell(wants, List.copyOf(found));
        found.clear();
        threads.clear();
        begun = null;
    }
}
