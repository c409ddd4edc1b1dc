package io.tocsin.slack.delivery;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts what happened to records and requests since the task started. */
public final class Tally {
    /** What is counted. */
    public enum Count {
        /** Messages that Slack took. */
        POSTED,
        /** Records told in messages that they share with others. */
        MERGED,
        /** Records counted in digests. */
        DIGESTED,
        /** Records without a value, passed over. */
        NULL_VALUES,
        /** Records that came again after a seek back, passed over. */
        REDELIVERED,
        /** Records that took a route which drops them. */
        DROPPED,
        /** Offsets that were deleted from a topic before they were read. */
        UNREAD_DELETED,
        /** Heartbeats of the source. */
        HEARTBEATS,
        /** Records that stood in the channel already, and were not posted again. */
        FOUND,
        /** Records of events that were there before, dropped. */
        REPEATED,
        /** Secrets taken out of texts. */
        REDACTED,
        /** Requests that Slack asked to slow down. */
        LIMITED,
        /** Requests sent again because nobody knows what became of them. */
        AMBIGUOUS,
        /** Requests of which nothing was sent, as no connection came about. */
        NOT_SENT,
        /** Messages sent again in a plainer form because Slack refused them. */
        SIMPLIFIED,
        /** Records handed to the dead letter queue. */
        REPORTED,
        /** Requests refused for their channel. */
        CHANNEL_REFUSED,
        /** Requests refused for their credential. */
        CREDENTIAL_REFUSED,
        /** Requests refused for another reason than their message, channel or credential. */
        OTHER_REFUSED
    }

    private final Map<Count, LongAdder> counts = new EnumMap<>(Count.class);
    private final @Nullable Tally whole;

    /** All at zero. */
    public Tally() {
        this(null);
    }

    private Tally(@Nullable Tally whole) {
        this.whole = whole;
        for (Count count : Count.values()) {
            counts.put(count, new LongAdder());
        }
    }

    /** A tally of its own for a part of this: what is counted there is counted here too. */
    public Tally part() {
        return new Tally(this);
    }

    /** Counts one. */
    public void add(Count count) {
        add(count, 1);
    }

    /** Counts several. */
    public void add(Count count, int times) {
        counter(count).add(times);
        if (whole != null) {
            whole.add(count, times);
        }
    }

    /** How many so far. */
    public long get(Count count) {
        return counter(count).sum();
    }

    private LongAdder counter(Count count) {
        return Objects.requireNonNull(counts.get(count));
    }

    /** The counts that are not zero. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Count count : Count.values()) {
            if (get(count) > 0) {
                text.append(text.isEmpty() ? "" : ", ").append(count.name().toLowerCase(Locale.ROOT));
                text.append(' ').append(get(count));
            }
        }
        return text.isEmpty() ? "nothing yet" : text.toString();
    }
}
