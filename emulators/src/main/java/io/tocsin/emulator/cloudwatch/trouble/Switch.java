package io.tocsin.emulator.cloudwatch.trouble;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A switch for trouble: a number that is off at its default. A share is the part of all requests, batches or pages. */
public enum Switch {
    /** How long half of all answers take at most. Times are distributed log-normally. */
    LATENCY_MEDIAN_MILLIS(0, 60_000, 0),
    /** How long 99 of 100 answers take at most; as long as half of them if that is more. */
    LATENCY_P99_MILLIS(0, 60_000, 0),
    /** For how long after its ingestion an event is not found, at least. */
    VISIBILITY_DELAY_MIN_MILLIS(0, Bounds.DAY, 0),
    /** For how long after its ingestion an event is not found, at most; times between are equally likely. */
    VISIBILITY_DELAY_MAX_MILLIS(0, Bounds.DAY, 0),
    /** How many batches are ingested late: they bear a later ingestion time and are not found before it. */
    LATE_INGESTION_SHARE(0, 1, 0),
    /** How much later. */
    LATE_INGESTION_MILLIS(0, Bounds.DAY, 60_000),
    /** How many pages of FilterLogEvents end with the events that they ought to begin with. */
    OUT_OF_ORDER_SHARE(0, 1, 0),
    /** How many pages of FilterLogEvents hold back the events that they ought to begin with, which come at the end of the next page. */
    WITHHELD_SHARE(0, 1, 0),
    /** How many pages of FilterLogEvents hand out the token they were asked for with, and so come again. */
    REPEATED_TOKEN_SHARE(0, 1, 0),
    /** How many requests are refused with ThrottlingException. */
    THROTTLED_SHARE(0, 1, 0),
    /** How many requests are refused with HTTP 500 or 503. */
    SERVER_ERROR_SHARE(0, 1, 0),
    /** How many requests are carried out, but their connection is closed without an answer. */
    DROPPED_SHARE(0, 1, 0),
    /** How many requests are carried out, but their connection is closed within the answer. */
    HALF_SENT_SHARE(0, 1, 0),
    /** How long a token of FilterLogEvents and GetLogEvents lives. */
    TOKEN_LIFE_MILLIS(0, Bounds.DAY, Bounds.DAY),
    /**
     * How far AWS's clock is ahead of the time, by its Date header; negative is behind. Requests whose signatures are dated more than
     * five minutes away from it are refused.
     */
    CLOCK_SKEW_MILLIS(-Bounds.DAY, Bounds.DAY, 0);

    private static final class Bounds {
        private static final double DAY = 86_400_000;
    }

    private final double minimum;
    private final double maximum;
    private final double off;

    Switch(double minimum, double maximum, double off) {
        this.minimum = minimum;
        this.maximum = maximum;
        this.off = off;
    }

    /** As it is written in JSON: {@code throttledShare}. */
    public String key() {
        StringBuilder key = new StringBuilder();
        for (String word : name().toLowerCase(Locale.ROOT).split("_", -1)) {
            key.append(key.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return key.toString();
    }

    static Optional<Switch> of(String key) {
        return Arrays.stream(values()).filter(each -> each.key().equals(key)).findAny();
    }

    double off() {
        return off;
    }

    /**
     * Refuses what is out of range.
     *
     * @throws IllegalArgumentException that names the switch, the value and the range
     */
    double checked(double value) {
        if (!(value >= minimum && value <= maximum)) {
            throw new IllegalArgumentException(
                    key() + " is " + value + ", but must be from " + minimum + " to " + maximum);
        }
        return value;
    }
}
