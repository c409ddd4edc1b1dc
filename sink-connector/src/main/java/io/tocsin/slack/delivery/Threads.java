package io.tocsin.slack.delivery;

import io.tocsin.slack.api.PostedMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The threads of one destination: for the hash of each name, the message that began its thread. Used by one thread. */
final class Threads {
    private final Duration maxAge;
    private final int most;
    /** By hash, the longest unused first. */
    private final Map<String, String> first;

    /**
     * No threads yet.
     *
     * @param maxAge the age of its first message from which on a thread gets no more
     * @param most how many are kept in mind; those that were not used for the longest are forgotten, and begin anew
     */
    Threads(Duration maxAge, int most) {
        this.maxAge = maxAge;
        this.most = most;
        this.first = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                return size() > most;
            }
        };
    }

    /** The {@code ts} of the message that began a thread; empty if there is none, or it is too old. */
    Optional<String> find(String hash, Instant now) {
        return Optional.ofNullable(first.get(hash))
                .filter(ts -> PostedMessage.time(ts).isAfter(horizon(now)));
    }

    /** A thread that began by then gets no more messages. */
    Instant horizon(Instant now) {
        return now.minus(maxAge);
    }

    void began(String hash, String ts) {
        first.put(hash, ts);
    }

    /** The message that began a thread takes no more replies. */
    void forget(String hash) {
        first.remove(hash);
    }

    /** Takes note of a thread that the channel's history tells of; the newest of a name counts. */
    void recall(String hash, String ts) {
        if (!isFull() || first.containsKey(hash)) {
            first.merge(hash, ts, Threads::later);
        }
    }

    /** Whether no other thread can be kept in mind without forgetting one. */
    boolean isFull() {
        return first.size() >= most;
    }

    private static String later(String one, String other) {
        return PostedMessage.time(one).isAfter(PostedMessage.time(other)) ? one : other;
    }
}
