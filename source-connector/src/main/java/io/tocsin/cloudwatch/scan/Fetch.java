package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.logs.FilterRequest;
import io.tocsin.cloudwatch.logs.RequestBudget.Use;
import org.jspecify.annotations.Nullable;

/**
 * A page that is being fetched.
 *
 * @param turn who wants it
 * @param scan the scan it is of; null if it only asks for AWS's time
 * @param slice the slice it is of; null if it only asks for AWS's time
 * @param number counts the requests of a task, in the order in which they were sent
 */
record Fetch(
        Schedule.Turn turn, @Nullable Scan scan, @Nullable Slice slice, FilterRequest request, long number) {

    /** Whether its page waits for others of its slice. */
    boolean isHeld() {
        return scan != null && scan.isByWholeSlices();
    }

    boolean isLate() {
        return turn.use() == Use.LATE;
    }
}
