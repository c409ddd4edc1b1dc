package io.tocsin.emulator.slack.workspace;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/**
 * Ids that look like Slack's and depend on names alone, so that a webhook URL or a channel id outlives a restart of the
 * emulator.
 */
final class Ids {
    private static final int BASE = 36;

    private Ids() {}

    /** For instance {@code C07QK2M3R9A}: a letter for the kind, then ten letters and digits. */
    static String of(char kind, String name) {
        return kind + letters(kind + name, 10).toUpperCase(Locale.ROOT);
    }

    /** As many lower-case letters and digits as asked for, at most 40. */
    static String letters(String seed, int length) {
        return new BigInteger(1, sha256(seed)).toString(BASE).substring(0, length);
    }

    private static byte[] sha256(String seed) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(seed.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
