package io.tocsin.slack.delivery;

import io.tocsin.slack.digest.Likeness;
import io.tocsin.slack.message.Gist;
import io.tocsin.slack.message.SlackMessage;
import org.jspecify.annotations.Nullable;

/** A record that waits to be told, in a message of its own or with others. */
public final class Pending {
    private final Parcel parcel;
    private final @Nullable Gist gist;
    private final @Nullable SlackMessage message;
    private final String likeness;

    private Pending(Parcel parcel, @Nullable Gist gist, @Nullable SlackMessage message) {
        this.parcel = parcel;
        this.gist = gist;
        this.message = message;
        this.likeness = gist == null ? "" : Likeness.of(gist.title());
    }

    /** A record that is told alone, or shares a message with others. */
    public static Pending of(Parcel parcel, Gist gist, SlackMessage message) {
        return new Pending(parcel, gist, message);
    }

    /** A record that is told alone. */
    public static Pending alone(Parcel parcel, SlackMessage message) {
        return new Pending(parcel, null, message);
    }

    /** A record that is counted. */
    public static Pending counted(Parcel parcel, Gist gist) {
        return new Pending(parcel, gist, null);
    }

    Parcel parcel() {
        return parcel;
    }

    /** What others may say of it; null if none may. */
    @Nullable
    Gist gist() {
        return gist;
    }

    /** Its own message; null if it is only counted. */
    @Nullable
    SlackMessage message() {
        return message;
    }

    /** Equal for records that may share a message. */
    String likeness() {
        return likeness;
    }

    /** About how much memory it holds, in bytes. */
    long weight() {
        return parcel.weight() + (gist == null ? 0 : gist.weight()) + (message == null ? 0 : message.size());
    }
}
