package io.tocsin.cloudwatch.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a log group that has no stored offset begins. */
public final class StartFrom {
    static final String LATEST = "latest";
    static final String EARLIEST = "earliest";
    static final String EXPECTED =
            "latest, earliest, an instant such as 2026-11-22T08:00:00Z, or a negative duration such as -PT5M (five minutes ago)";

    /** Longer than time itself, yet short enough to calculate with. */
    private static final Duration LONGEST = Duration.ofDays(-365_000);

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private final @Nullable Instant instant;
    private final Duration back;

    private StartFrom(@Nullable Instant instant, Duration back) {
        this.instant = instant;
        this.back = back;
    }

    static StartFrom parse(String text) {
        return switch (text) {
            case LATEST -> new StartFrom(null, Duration.ZERO);
            case EARLIEST -> new StartFrom(Instant.EPOCH, Duration.ZERO);
            default -> Character.isDigit(text.charAt(0)) ? at(Instant.parse(text)) : ago(Duration.parse(text));
        };
    }

    static boolean parses(String text) {
        try {
            parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static StartFrom ago(Duration duration) {
        if (!duration.isNegative()) {
            throw new DateTimeException("not negative");
        }
        return new StartFrom(null, duration.compareTo(LONGEST) < 0 ? LONGEST : duration);
    }

    private static StartFrom at(Instant instant) {
        if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LAST)) {
            throw new DateTimeException("out of range");
        }
        return new StartFrom(instant, Duration.ZERO);
    }

    /** The first event timestamp wanted; not before 1970, where CloudWatch's time begins. */
    public Instant resolve(Instant now) {
        if (instant != null) {
            return instant;
        }
        Instant resolved = now.plus(back);
        return resolved.isBefore(Instant.EPOCH) ? Instant.EPOCH : resolved;
    }
}
