package io.tocsin.slack.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** The pacers that the tasks of a JVM share, one for a destination, for as long as a task uses it. */
public final class PacerRegistry {
    /** Shared by all tasks that the worker runs; Slack counts them together too. */
    public static final PacerRegistry SHARED = new PacerRegistry(new MonotonicClock());

    private final InstantSource clock;
    private final Map<String, Lease> leases = new HashMap<>();

    PacerRegistry(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Uses the pacer of a destination. Where tasks disagree about the limits, the newest one's hold.
     *
     * @param destination tells destinations apart; may be a secret, only its hash is kept
     */
    public synchronized Lease lease(String destination, double perSecond, int burst) {
        Lease lease =
                leases.computeIfAbsent(hash(destination), key -> new Lease(key, new Pacer(clock, perSecond, burst)));
        lease.users++;
        lease.pacer.allow(perSecond, burst);
        return lease;
    }

    synchronized int size() {
        return leases.size();
    }

    private synchronized void release(Lease lease) {
        lease.users--;
        if (lease.users == 0) {
            leases.remove(lease.key);
        }
    }

    private static String hash(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }

    /** The use of a pacer; to be closed once by each user. */
    public final class Lease implements AutoCloseable {
        private final String key;
        private final Pacer pacer;
        private int users;

        private Lease(String key, Pacer pacer) {
            this.key = key;
            this.pacer = pacer;
        }

        public Pacer pacer() {
            return pacer;
        }

        @Override
        public void close() {
            release(this);
        }
    }
}
