package io.tocsin.slack.delivery;

import io.tocsin.slack.api.Metadata;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the metadata of a message in a thread, its first one included, says of that thread. Anyone in the workspace can read it, and
 * the thread's name is made of a record's content: it holds a hash of the name.
 *
 * @param connector the connector's name: threads of others are left alone
 * @param hash of the thread's name, always 16 characters
 */
record ThreadMark(String connector, String hash) {
    private static final String CONNECTOR = "connector";
    private static final String THREAD = "thread";

    /** A short hash of a thread's name. */
    static String hash(String name) {
        return ShortHash.of(name);
    }

    /** As a part of the metadata. */
    Map<String, String> payload() {
        return Map.of(CONNECTOR, connector, THREAD, hash);
    }

    /** Reads {@link #payload()} out of metadata; absent if it is not there. */
    static Optional<ThreadMark> of(@Nullable Metadata metadata) {
        Map<String, String> payload = metadata == null ? Map.of() : metadata.payload();
        String connector = payload.get(CONNECTOR);
        String hash = payload.get(THREAD);
        return connector == null || hash == null ? Optional.empty() : Optional.of(new ThreadMark(connector, hash));
    }
}
