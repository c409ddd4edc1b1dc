package io.tocsin.cloudwatch.ledger;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a stored offset may look like: either what a {@link LedgerState} wrote, of which only {@code position} may have been edited, or
 * {@code position} alone.
 */
public final class OffsetFormat {
    static final String VERSION = "version";
    static final String POSITION = "position";
    static final String FINGERPRINT = "fingerprint";
    static final String STATE = "state";
    static final int CURRENT_VERSION = 1;

    private static final Set<String> KEYS = Set.of(VERSION, POSITION, FINGERPRINT, STATE);

    private OffsetFormat() {}

    /**
     * Checks an offset that a user wants to store.
     *
     * @throws IllegalArgumentException if it could not be resumed from; the message names the key and what was expected
     */
    public static void check(Map<String, ?> offset) {
        StoredOffset ignored = read(offset);
    }

    /**
     * Reads an offset.
     *
     * @throws IllegalArgumentException as {@link #check}
     */
    public static StoredOffset read(Map<String, ?> offset) {
        checkKeys(offset);
        long position = Position.parse(offset.get(POSITION));
        if (!offset.containsKey(STATE)) {
            return new StoredOffset(position, null, null);
        }
        checkVersion(offset.get(VERSION));
        LedgerState state = state(text(STATE, offset.get(STATE)));
        return new StoredOffset(position, state, text(FINGERPRINT, offset.get(FINGERPRINT)));
    }

    private static void checkKeys(Map<String, ?> offset) {
        Set<String> unknown = new TreeSet<>(offset.keySet());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + unknown.iterator().next() + "' is not a key of an offset; expected"
                            + " 'position' alone, or what the connector's offsets show: 'version', 'position', 'fingerprint', 'state'");
        }
        if (!offset.containsKey(POSITION)) {
            throw new IllegalArgumentException("'position' is missing; expected an instant such as"
                    + " \"2026-11-22T08:00:00Z\", or milliseconds since 1970");
        }
        if (!offset.containsKey(STATE) && offset.size() > 1) {
            throw new IllegalArgumentException(
                    "'state' is missing; expected 'position' alone, or 'state' as well as the rest");
        }
    }

    private static void checkVersion(@Nullable Object version) {
        if (!(version instanceof Number number) || number.doubleValue() != CURRENT_VERSION) {
            throw new IllegalArgumentException("'version' is " + shown(version) + "; expected " + CURRENT_VERSION
                    + "; to go on from 'position' alone, leave the other keys out");
        }
    }

    private static String text(String key, @Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(
                "'" + key + "' is " + shown(value) + "; expected the text that the connector wrote");
    }

    private static LedgerState state(String text) {
        try {
            return StateCodec.decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'state' cannot be read (" + e.getMessage() + "); expected the text that the connector wrote,"
                            + " unchanged; to go on from 'position' alone, leave the other keys out",
                    e);
        }
    }

    static String shown(@Nullable Object value) {
        return value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
    }
}
