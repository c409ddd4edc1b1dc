package io.tocsin.cloudwatch.config;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.jspecify.annotations.Nullable;

/**
 * What to read.
 *
 * @param filterPattern in CloudWatch's filter pattern syntax; empty matches every event
 * @param logStreams names of the log streams to read, each once; empty for all
 * @param logStreamPrefix reads the log streams whose names begin so; null for all
 * @param unmask whether to show what a data protection policy masks
 * @param startFrom where a log group without a stored offset begins
 */
public record ReadSettings(
        String filterPattern,
        List<String> logStreams,
        @Nullable String logStreamPrefix,
        boolean unmask,
        StartFrom startFrom) {
    public static final String FILTER_PATTERN = "filter.pattern";
    public static final String LOG_STREAMS = "log.streams";
    public static final String LOG_STREAM_PREFIX = "log.stream.prefix";
    public static final String UNMASK = "unmask";
    public static final String START_FROM = "start.from";

    /** FilterLogEvents takes no more. */
    private static final int MOST_STREAMS = 100;

    private static final Rule STREAM =
            Rule.matching("1 to 512 characters without : and *, as names of log streams are", "[^:*]{1,512}");

    static void define(ConfigDef definition) {
        Group group = new Group(definition, "What to read");
        definePattern(group);
        defineStreams(group);
        defineStart(group);
    }

    private static void definePattern(Group group) {
        group.text(
                FILTER_PATTERN,
                "",
                Rule.complaining(
                        "a CloudWatch filter pattern of at most 1024 characters", FilterPatternCheck::complaint),
                Importance.HIGH,
                "Filter pattern",
                "Which events to read, in CloudWatch's filter pattern syntax, for example ERROR or"
                        + " { $.level = \"error\" }. Empty reads every event. When it changes, the new pattern decides on"
                        + " events that are ingested from then on and on what was not read yet; what was read is not read again.");
    }

    private static void defineStreams(Group group) {
        group.list(
                        LOG_STREAMS,
                        STREAM,
                        Importance.LOW,
                        "Log streams",
                        "Reads only the log streams of these names, separated by commas; at most 100. A log group that lacks one"
                                + " of them cannot be read. Every log group is read that way.")
                .text(
                        LOG_STREAM_PREFIX,
                        null,
                        STREAM,
                        Importance.LOW,
                        "Prefix of log streams",
                        "Reads only log streams whose names begin so. Not together with log.streams. When log streams are chosen"
                                + " in another way than before, the new way decides as a changed filter.pattern does.")
                .flag(
                        UNMASK,
                        false,
                        Importance.LOW,
                        "Unmask",
                        "Whether to show what a data protection policy masks. The credentials need logs:Unmask for it.");
    }

    private static void defineStart(Group group) {
        group.text(
                START_FROM,
                StartFrom.LATEST,
                Rule.expecting(StartFrom.EXPECTED, StartFrom::parses),
                Importance.MEDIUM,
                "Start from",
                "Where a log group without a stored offset begins: latest (only what comes after the task's start), earliest,"
                        + " an ISO-8601 instant such as 2026-11-22T08:00:00Z, or a negative ISO-8601 duration such as"
                        + " -PT5M. It is one moment for all log groups of a task. Once an offset is stored it has no effect.");
    }

    static void check(Values values) {
        if (values.list(LOG_STREAMS).size() > MOST_STREAMS) {
            values.wrong(
                    LOG_STREAMS,
                    "names " + values.list(LOG_STREAMS).size() + " log streams; CloudWatch accepts at most "
                            + MOST_STREAMS + ", so use " + LOG_STREAM_PREFIX + " or several connectors");
        }
        if (!values.list(LOG_STREAMS).isEmpty() && values.has(LOG_STREAM_PREFIX)) {
            values.wrong(LOG_STREAM_PREFIX, "cannot be combined with " + LOG_STREAMS + "; leave one of them out");
        }
    }

    static ReadSettings of(Values values) {
        return new ReadSettings(
                values.textOr(FILTER_PATTERN, ""),
                values.list(LOG_STREAMS).stream().distinct().toList(),
                values.text(LOG_STREAM_PREFIX),
                values.flag(UNMASK),
                StartFrom.parse(values.textOr(START_FROM, StartFrom.LATEST)));
    }

    /** What is allowed but probably not meant. */
    public Optional<String> warning() {
        return FilterPatternCheck.ignoresOptionalTerms(filterPattern)
                ? Optional.of(
                        "'" + filterPattern + "' mixes terms with a question mark with others, and then CloudWatch"
                                + " ignores all terms with a question mark; put one before every term, or before none")
                : Optional.empty();
    }
}
