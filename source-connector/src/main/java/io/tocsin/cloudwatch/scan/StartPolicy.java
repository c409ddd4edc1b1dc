package io.tocsin.cloudwatch.scan;

import java.time.Duration;
import java.time.Instant;

/** Where a log group without stored offset begins. It is asked once; the answer is then stored. */
@FunctionalInterface
public interface StartPolicy {

    /**
     * The first event timestamp wanted.
     *
     * @param awsNow the moment at which the task's groups begin, on AWS's clock; milliseconds since the epoch
     */
    long position(long awsNow);

    /** The same, as it was decided at {@code moment}. */
    default StartPolicy asOf(long moment) {
        return awsNow -> position(moment);
    }

    /** Only what comes from now on. */
    static StartPolicy latest() {
        return awsNow -> awsNow;
    }

    /** Everything that the group still holds. */
    static StartPolicy earliest() {
        return awsNow -> 0;
    }

    /** What is stamped at or after {@code instant}. */
    static StartPolicy at(Instant instant) {
        return awsNow -> Math.max(0, instant.toEpochMilli());
    }

    /** What is stamped at or after now plus {@code offset}; a negative offset lies in the past. */
    static StartPolicy relative(Duration offset) {
        return awsNow -> Math.max(0, awsNow + offset.toMillis());
    }
}
