package io.tocsin.slack.delivery;

import io.tocsin.slack.digest.Likeness;
import io.tocsin.slack.message.Gist;
import io.tocsin.slack.message.SlackMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record that waits to be told, in a message of its own or with others. */
public final class Pending {
    private final Parcel parcel;
    private final @Nullable Gist gist;
    private final List<SlackMessage> messages;
    private final String likeness;

    private Pending(Parcel parcel, @Nullable Gist gist, List<SlackMessage> messages) {
        this.parcel = parcel;
        this.gist = gist;
        this.messages = List.copyOf(messages);
        this.likeness = gist == null ? "" : Likeness.of(gist.title());
    }

    /** A record that is told alone, or shares a message with others. */
    public static Pending of(Parcel parcel, Gist gist, SlackMessage message) {
        return new Pending(parcel, gist, List.of(message));
    }

    /** A record that is told alone. */
    public static Pending alone(Parcel parcel, SlackMessage message) {
        return new Pending(parcel, null, List.of(message));
    }

    /**
     * A record whose text takes several messages, of which each tells a part; it shares none of them.
     *
     * @param gist for a digest that may yet count it; null if none may
     */
    public static Pending inParts(Parcel parcel, @Nullable Gist gist, List<SlackMessage> messages) {
        return new Pending(parcel, gist, messages);
    }

    /** A record that is counted. */
    public static Pending counted(Parcel parcel, Gist gist) {
        return new Pending(parcel, gist, List.of());
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
