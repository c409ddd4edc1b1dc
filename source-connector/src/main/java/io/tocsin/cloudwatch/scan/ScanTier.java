package io.tocsin.cloudwatch.scan;

/** The kinds of scan that run side by side on a log group. */
enum ScanTier {
    /** Every few seconds, a short reach: what makes it quick. */
    TIP,
    /** In between. */
    HOT,
    /** Now and then, the longest reach, from where the one before began: it alone carries the promise, and does the backfill. */
    LATE
}
