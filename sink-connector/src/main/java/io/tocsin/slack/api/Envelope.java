package io.tocsin.slack.api;

import org.jspecify.annotations.Nullable;

/**
 * What goes with a message and is not its content.
 *
 * @param threadTs the {@code ts} of the first message of the thread that it goes to; null for the channel itself
 * @param metadata null for none; an incoming webhook carries none whatever this is
 */
public record Envelope(@Nullable String threadTs, @Nullable Metadata metadata) {
    /** To the channel itself, with no metadata. */
    public static final Envelope PLAIN = new Envelope(null, null);
}
