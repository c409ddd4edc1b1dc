package io.tocsin.cloudwatch.ledger;

import org.jspecify.annotations.Nullable;

/** An offset as it was found. */
public final class StoredOffset {
    private final long position;
    private final @Nullable LedgerState state;
    private final @Nullable String fingerprint;

    StoredOffset(long position, @Nullable LedgerState state, @Nullable String fingerprint) {
        this.position = position;
        this.state = state;
        this.fingerprint = fingerprint;
    }

    /** Everything before this event timestamp is done, says the offset; milliseconds since the epoch. */
    public long position() {
        return position;
    }

    /** Whether someone has moved the position since the state was written. */
    public boolean isMoved() {
        return state != null && position != state.position();
    }

    /** Whether it was written for another pattern. */
    public boolean isForOtherThan(String currentFingerprint) {
        return fingerprint != null && !fingerprint.equals(currentFingerprint);
    }

    /**
     * What to continue from. The position wins over the state: moved back, everything from there on is read and emitted again;
     * moved forward, nothing before it is emitted any more, and nothing twice.
     *
     * <p>It is the same for another pattern. What coverage proves was decided by the pattern of its time; what is ingested later and
     * what was never covered is decided by the pattern it is read with; and an id that was emitted stays emitted.
     */
    public LedgerState resume() {
        if (state == null || position < state.position()) {
            return LedgerState.startingAt(position);
        }
        return position > state.position() ? state.from(position) : state;
    }
}
