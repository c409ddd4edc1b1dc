package io.tocsin.slack.delivery;

import io.tocsin.slack.api.PostedMessage;
import io.tocsin.slack.api.ReadRequest;
import io.tocsin.slack.api.ReadResult;
import io.tocsin.slack.api.SlackApi;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the thread that a message goes to: one that this task began, or one that an earlier task began, which the channel's history
 * tells. Without the history messages are posted all the same, in threads of this task. Used by one thread, but for
 * {@link #assigned}.
 */
public final class Threading {
    /** Messages wait while the history is read. */
    static final Duration LONGEST = Duration.ofMinutes(1);
    /** About 150 bytes each. */
    static final int MOST = 20_000;

    private static final Logger LOG = LoggerFactory.getLogger(Threading.class);

    private final String connector;
    private final Threads threads;
    private final HistoryWalk walk;
    private final InstantSource clock;
    private final AtomicBoolean stale = new AtomicBoolean(true);
    private Instant begun = Instant.EPOCH;

    /**
     * For the channel of a port.
     *
     * @param connector the connector's name: threads of others are left alone
     * @param maxAge the age of its first message from which on a thread gets no more
     * @param pacer of reading, shared by all that read with the same token
     * @param random for jitter only
     */
    public Threading(
            SlackApi slack,
            String connector,
            Duration maxAge,
            Pacer pacer,
            Tally tally,
            InstantSource clock,
            RandomGenerator random) {
        this.connector = connector;
        this.threads = new Threads(maxAge, MOST);
        this.walk = new HistoryWalk(slack, "thread.by", Optional.empty(), pacer, tally, clock, random);
        this.clock = clock;
    }

    /** Partitions became this task's, for whose records another may have begun threads. For any thread. */
    void assigned() {
        stale.set(true);
    }

    /**
     * Reads the channel's history as far as that is needed before the next message can go.
     *
     * @return how long to wait before the next step; null if nothing is to be read
     */
    @Nullable
    Duration step() {
        Instant now = clock.instant();
        if (!walk.isUnderWay()) {
            if (!stale.getAndSet(false)) {
                return null;
            }
            walk.begin(ReadRequest.channel(threads.horizon(now)), this::recall);
            begun = now;
        } else if (begun.plus(LONGEST).isBefore(now)) {
            LOG.warn("The channel's history could not be read in time, so some threads may begin anew");
            walk.stop();
        }
        Duration wait = walk.step();
        return walk.isUnderWay() ? wait : Duration.ZERO;
    }

    /** The newest come first, so that what is told later matters less. */
    private boolean recall(ReadResult.Page page) {
        for (PostedMessage message : page.messages()) {
            ThreadMark.of(message.metadata())
                    .filter(mark -> mark.connector().equals(connector))
                    .ifPresent(mark -> threads.recall(mark.hash(), message.ts()));
        }
        return !threads.isFull();
    }

    /** What the metadata of a letter says of its thread. */
    ThreadMark mark(String hash) {
        return new ThreadMark(connector, hash);
    }

    /** The message that began a thread; null if the next one begins it. */
    @Nullable
    String find(String hash) {
        return threads.find(hash, clock.instant()).orElse(null);
    }

    /** A message was posted that begins a thread. */
    void began(String hash, String ts) {
        threads.began(hash, ts);
    }

    /** A thread takes no more messages: the next one begins it anew. */
    void forget(String hash) {
        threads.forget(hash);
    }
}
