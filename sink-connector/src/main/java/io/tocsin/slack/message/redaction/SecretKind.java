package io.tocsin.slack.message.redaction;

import java.util.List;

/**
 * A kind of secret that is known by how it begins.
 *
 * @param name what it is, as the placeholder says it
 * @param starts the two characters that it, or what tells of it, can begin with
 * @param finder finds one that begins at a place
 */
record SecretKind(String name, List<String> starts, Finder finder) {

    /** Finds a secret that begins at a place, in time proportional to what it covers. */
    @FunctionalInterface
    interface Finder {
        /**
         * Returns where the secret itself starts and ends, packed by {@link SecretKind#found}; {@link Scan#NONE} if none begins there.
         */
        long find(Scan text, int at);
    }

    /** A secret from {@code start} up to {@code end}, if it is not empty. */
    static long found(int start, int end) {
        return start < end ? (long) start << Integer.SIZE | end : Scan.NONE;
    }

    static int start(long found) {
        return (int) (found >>> Integer.SIZE);
    }

    static int end(long found) {
        return (int) found;
    }
}
