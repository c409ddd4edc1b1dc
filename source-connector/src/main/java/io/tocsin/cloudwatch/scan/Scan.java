package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.logs.FilterRequest;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One scan under way: reads {@code [from, to]} to the last page, page after page. */
final class Scan {
    private final ScanTier tier;
    private final long to;
    private final OptionalLong resumedFrom;
    private long from;
    private long doneTo;
    private long startedAt = Long.MIN_VALUE;
    private boolean inOrder = true;
    private boolean cut;
    private @Nullable String token;

    /** @param firstStarted when an interrupted scan that this one continues first began */
    Scan(ScanTier tier, long from, long to, OptionalLong firstStarted) {
        this.tier = tier;
        this.from = from;
        this.to = to;
        this.doneTo = from;
        this.resumedFrom = firstStarted;
    }

    ScanTier tier() {
        return tier;
    }

    FilterRequest request(WatchedGroup group) {
        return new FilterRequest(group.logGroup(), group.pattern(), from, to, token);
    }

    boolean isEmpty() {
        return from > to;
    }

    boolean hasBegun() {
        return startedAt != Long.MIN_VALUE;
    }

    /** The first page is there: what was visible when AWS began to serve it will have been seen at the end. */
    void begin(long servedAt) {
        startedAt = servedAt;
    }

    /** When it began, or went on after a restart; on AWS's clock. */
    long startedAt() {
        return startedAt;
    }

    /** When it began, before any restart; on AWS's clock. */
    long firstStarted() {
        return resumedFrom.orElse(startedAt);
    }

    /** The last timestamp that it reads. */
    long to() {
        return to;
    }

    /** The first timestamp that it may not have read past. */
    long doneTo() {
        return doneTo;
    }

    /**
     * Comes across an event. While events come in order, all before it has been read.
     *
     * @return whether the done mark moves
     */
    boolean reaches(long timestamp) {
        inOrder &= timestamp >= doneTo;
        if (!inOrder || timestamp == doneTo) {
            return false;
        }
        doneTo = timestamp;
        return true;
    }

    /** Leaves the rest, from the done mark on, to a later scan. */
    void cutShort() {
        cut = true;
    }

    boolean isCutShort() {
        return cut;
    }

    void turnPage(String nextToken) {
        token = nextToken;
    }

    /**
     * The token is not accepted any more: goes on at the done mark. It counts as started when it first did.
     *
     * @return whether there was a token
     */
    boolean goOnAtDoneMark() {
        boolean hadToken = token != null;
        from = doneTo;
        token = null;
        return hadToken;
    }
}
