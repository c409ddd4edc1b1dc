package io.tocsin.cloudwatch.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short name for what was selected, to notice when that changes. */
public final class Fingerprint {
    private static final int BYTES = 8;

    private Fingerprint() {}

    /** Differs, but for a chance of one in 2^64, whenever the pattern does. */
    public static String of(String pattern) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(pattern.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
