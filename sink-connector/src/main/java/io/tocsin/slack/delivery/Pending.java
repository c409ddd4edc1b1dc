package io.tocsin.slack.delivery;

import io.tocsin.slack.digest.Likeness;
import io.tocsin.slack.message.Gist;
import io.tocsin.slack.message.SlackMessage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A record that waits to be told, in a message of its own or with others. */
public final class Pending {
    private final Parcel parcel;
    private final @Nullable Gist gist;
    private final List<SlackMessage> messages;
    private final @Nullable String thread;
    private final String likeness;

    private Pending(Parcel parcel, @Nullable Gist gist, List<SlackMessage> messages, @Nullable String thread) {
        this.parcel = parcel;
        this.gist = gist;
        this.messages = List.copyOf(messages);
        this.thread = thread;
        this.likeness = gist == null ? "" : Objects.requireNonNullElse(thread, "") + " " + Likeness.ofHeader(gist);
    }

    /** A record that is told alone, or shares a message with others. */
    public static Pending of(Parcel parcel, Gist gist, SlackMessage message) {
        return new Pending(parcel, gist, List.of(message), null);
    }

    /** A record that is told alone. */
    public static Pending alone(Parcel parcel, SlackMessage message) {
        return new Pending(parcel, null, List.of(message), null);
    }

    /**
     * A record whose text takes several messages, of which each tells a part; it shares none of them.
     *
     * @param gist for a digest that may yet count it; null if none may
     */
    public static Pending inParts(Parcel parcel, @Nullable Gist gist, List<SlackMessage> messages) {
        return new Pending(parcel, gist, messages, null);
    }

    /** A record that is counted. */
    public static Pending counted(Parcel parcel, Gist gist) {
        return new Pending(parcel, gist, List.of(), null);
    }

    /**
     * The same record, told in a thread, and with no record of another thread.
     *
     * @param name the thread's name; empty for the channel itself
     */
    public Pending in(Optional<String> name) {
        return new Pending(parcel, gist, messages, name.map(ThreadMark::hash).orElse(null));
    }

    /** The hash of the name of the thread that it goes to; null for the channel itself. */
    @Nullable
    String thread() {
        return thread;
    }

    Parcel parcel() {
        return parcel;
    }

    /** What others may say of it; null if none may. */
    @Nullable
    Gist gist() {
        return gist;
    }

    /** Its own messages, usually one; none if it is only counted. */
    List<SlackMessage> messages() {
        return messages;
    }

    /** Whether a message may tell of it and of others. */
    boolean isShareable() {
        return gist != null && messages.size() == 1;
    }

    /** Equal for records that may share a message. */
    String likeness() {
        return likeness;
    }

    /** About how much memory it holds, in bytes. */
    long weight() {
        return parcel.weight()
                + (gist == null ? 0 : gist.weight())
                + messages.stream().mapToLong(SlackMessage::size).sum();
    }
}
