package io.tocsin.slack.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pacers that the tasks of a JVM share, one for a limit. A pacer that no task uses is remembered for as long as it matters what
 * went before: a task that restarts has no burst anew, and Slack's wish for silence still holds.
 */
public final class PacerRegistry {
    /** Shared by all tasks that the worker runs; Slack counts them together too. */
    public static final PacerRegistry SHARED = new PacerRegistry(new MonotonicClock());

    private final InstantSource clock;
    private final Map<String, Lease> leases = new HashMap<>();

    PacerRegistry(InstantSource clock) {
        this.clock = clock;
    }

    /** Uses the pacer of a limit. Where tasks disagree about how fast it may be, the newest one's word holds. */
    public synchronized Lease lease(Limit limit) {
        Lease within = limit.within() == null ? null : lease(limit.within());
        // What a limit is of may be a secret, so only its hash is kept.
        Lease lease = leases.computeIfAbsent(hash(limit.of()), key -> new Lease(limit, within));
        lease.users++;
        lease.pacer.allow(limit.perSecond(), limit.burst());
        forgetRested();
        return lease;
    }

    synchronized int size() {
        return leases.size();
    }

    /** How many uses are not closed yet. */
    synchronized int users() {
        return leases.values().stream().mapToInt(lease -> lease.users).sum();
    }

    private synchronized void release(Lease lease) {
        lease.users--;
        if (lease.within != null) {
            release(lease.within);
        }
        forgetRested();
    }

    private void forgetRested() {
        leases.values().removeIf(lease -> lease.within != null && lease.isOver());
        leases.values()
                .removeIf(lease -> lease.isOver() && leases.values().stream().noneMatch(lease::isAround));
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
        private final Pacer pacer;
        private final @Nullable Lease within;
        private int users;

        private Lease(Limit limit, @Nullable Lease within) {
            this.within = within;
            this.pacer = new Pacer(clock, limit, within == null ? null : within.pacer);
        }

        public Pacer pacer() {
            return pacer;
        }

        private boolean isOver() {
            return users == 0 && pacer.isRested();
        }

        private boolean isAround(Lease other) {
            return other.within == this;
        }

        @Override
        public void close() {
            release(this);
        }
    }
}
