package io.tocsin.emulator.slack.posting;

import io.tocsin.emulator.slack.blockkit.Problem;
import java.time.Duration;
import java.util.List;

/** Slack says no: an error code, and for bad blocks what is wrong with them. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;
    private final transient List<Problem> problems;
    private final Duration retryAfter;

    private Refused(String code, List<Problem> problems, Duration retryAfter) {
        super(code, null, false, false);
        this.code = code;
        this.problems = problems;
        this.retryAfter = retryAfter;
    }

    public static Refused because(String code) {
        return new Refused(code, List.of(), Duration.ZERO);
    }

    public static Refused because(String code, List<Problem> problems) {
        return new Refused(code, problems, Duration.ZERO);
    }

    /** Too fast: {@code rate_limited}. */
    public static Refused until(Duration retryAfter) {
        return new Refused("rate_limited", List.of(), retryAfter);
    }

    /** Slack's error code, for instance {@code invalid_blocks}. */
    public String code() {
        return code;
    }

    public List<Problem> problems() {
        return problems;
    }

    public boolean isRateLimit() {
        return !retryAfter.isZero();
    }

    /** The value of {@code Retry-After}: whole seconds, rounded up, at least 1. */
    public long retryAfterSeconds() {
        return Math.max(1, retryAfter.plusNanos(999_999_999).toSeconds());
    }
}
