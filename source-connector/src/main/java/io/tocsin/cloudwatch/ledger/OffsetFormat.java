package io.tocsin.cloudwatch.ledger;

import java.util.Map;

/** What a stored offset may look like. */
public final class OffsetFormat {
    private OffsetFormat() {}

    /**
     * Checks an offset that a user wants to store.
     *
     * @throws IllegalArgumentException if it could not be resumed from; the message names the key and what was expected
     */
    public static void check(Map<String, ?> offset) {
        if (!offset.containsKey("position")) {
            throw new IllegalArgumentException("'position' is missing");
        }
    }
}
