package io.tocsin.cloudwatch.ledger;

/** What the ledger says about an event. */
public enum Verdict {
    /** It was emitted before, or is older than what is wanted. */
    KNOWN,
    /** It is new, and from now on counts as emitted. */
    NEW,
    /**
     * New as well, but a scan that should have seen it did not: it became visible later than {@code settle} after its ingestion.
     * After a restart it would have been lost.
     */
    NEW_BUT_UNSETTLED
}
