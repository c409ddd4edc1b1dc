package io.tocsin.emulator.cloudwatch.operation;

import io.tocsin.emulator.cloudwatch.pattern.FilterPattern;
import io.tocsin.emulator.cloudwatch.search.Limits;
import io.tocsin.emulator.cloudwatch.search.Query;
import io.tocsin.emulator.cloudwatch.search.Searches;
import io.tocsin.emulator.cloudwatch.search.Searches.InvalidTokenException;
import io.tocsin.emulator.cloudwatch.store.LogGroup;
import io.tocsin.emulator.cloudwatch.wire.Answer;
import io.tocsin.emulator.cloudwatch.wire.AwsError;
import io.tocsin.emulator.cloudwatch.wire.Call;
import io.tocsin.emulator.cloudwatch.wire.Operation;
import io.tocsin.emulator.cloudwatch.wire.Parameters;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Searches a log group, page by page.
 *
 * @param scanned how many events a page looks at before it ends, full or not
 */
record FilterLogEvents(Groups groups, Searches searches, int scanned) implements Operation {
    private static final int MAX_STREAMS = 100;
    private static final Instant FIRST_BACKWARD = Instant.parse("2024-01-01T00:00:00Z");

    @Override
    public Answer answer(Call call) {
        Parameters in = call.parameters();
        Supplier<LogGroup> group = groups.nameOrIdentifier(call, in);
        int limit = in.limit(Limits.MAX_EVENTS, Limits.MAX_EVENTS);
        String token = Listing.token(in);
        String text = in.optional("filterPattern", Texts.FILTER_PATTERN);
        Function<LogGroup, Query> query = query(in, text == null ? "" : text);
        in.check();
        FilterPattern pattern = Patterns.parseForSearch(text == null ? "" : text);
        try {
            Limits limits = new Limits(limit, Limits.MAX_BYTES, scanned);
            return new FoundEvents(searches.page(query.apply(allowed(call, group.get())), pattern, limits, token));
        } catch (InvalidTokenException e) {
            throw Listing.invalidToken();
        }
    }

    private static LogGroup allowed(Call call, LogGroup group) {
        if (group.isDenied()) {
            throw AwsError.accessDenied(
                    "arn:aws:iam::" + call.scope().account() + ":user/tocsin",
                    "logs:FilterLogEvents",
                    group.arn() + ":log-stream:");
        }
        if (!group.logGroupClass().equals(LogGroup.STANDARD)) {
            throw AwsError.invalidOperation("FilterLogEvents is not supported for this log class");
        }
        return group;
    }

    private static Function<LogGroup, Query> query(Parameters in, String pattern) {
        List<String> streams = in.strings("logStreamNames", 1, MAX_STREAMS, Texts.LOG_STREAM_NAME);
        String prefix = in.optional("logStreamNamePrefix", Texts.LOG_STREAM_NAME);
        long start = in.number("startTime", 0, Long.MAX_VALUE).orElse(0);
        long end = in.number("endTime", 0, Long.MAX_VALUE).orElse(Long.MAX_VALUE);
        boolean forward = in.flag("startFromHead", true);
        return group -> checked(new Query(group, streams, prefix, start, end, pattern, forward));
    }

    private static Query checked(Query query) {
        if (!query.streams().isEmpty() && query.streamPrefix() != null) {
            throw AwsError.invalidParameter(
                    "logStreamNames and logStreamNamePrefix are mutually exclusive parameters.");
        }
        if (!query.forward() && query.start() < FIRST_BACKWARD.toEpochMilli()) {
            throw AwsError.invalidParameter(
                    "startFromHead can be false only with a startTime of " + FIRST_BACKWARD + " or later.");
        }
        query.streams().forEach(stream -> Groups.stream(query.group(), stream));
        return query;
    }
}
