package io.tocsin.cloudwatch.logs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which events of a log group are wanted, and how.
 *
 * @param pattern the filter pattern; empty matches every event
 * @param logStreams names of the log streams to read, at most 100; empty for all
 * @param logStreamPrefix reads the log streams whose names begin so; null for all. Not together with {@code logStreams}
 * @param unmask whether to show what a data protection policy masks; needs the permission {@code logs:Unmask}
 */
public record Selection(
        String pattern, List<String> logStreams, @Nullable String logStreamPrefix, boolean unmask) {
    private static final String BETWEEN = "\0";

    public Selection {
        logStreams = List.copyOf(logStreams);
    }

    /** What matches, of all log streams. */
    public static Selection matching(String pattern) {
        return new Selection(pattern, List.of(), null, false);
    }

    /** Whether only some log streams are read. */
    public boolean isOfSomeStreams() {
        return !logStreams.isEmpty() || logStreamPrefix != null;
    }

    /**
     * A text that differs whenever other events may be selected; of a plain pattern, the pattern. The order of log streams does not
     * matter. What is masked may match another pattern than what it hides, so {@code unmask} counts.
     */
    public String identity() {
        if (!isOfSomeStreams() && !unmask) {
            return pattern;
        }
        String streams = logStreamPrefix == null
                ? "streams" + BETWEEN
                        + String.join(BETWEEN, logStreams.stream().sorted().toList())
                : "prefix" + BETWEEN + logStreamPrefix;
        return String.join(BETWEEN, pattern, String.valueOf(unmask), streams);
    }
}
