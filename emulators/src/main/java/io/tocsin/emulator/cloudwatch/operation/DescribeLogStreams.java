package io.tocsin.emulator.cloudwatch.operation;

import io.tocsin.emulator.cloudwatch.store.LogGroup;
import io.tocsin.emulator.cloudwatch.store.LogStream;
import io.tocsin.emulator.cloudwatch.store.Position;
import io.tocsin.emulator.cloudwatch.wire.Answer;
import io.tocsin.emulator.cloudwatch.wire.AwsError;
import io.tocsin.emulator.cloudwatch.wire.Call;
import io.tocsin.emulator.cloudwatch.wire.Operation;
import io.tocsin.emulator.cloudwatch.wire.Parameters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lists the streams of a log group, by name or by their last event. */
record DescribeLogStreams(Groups groups) implements Operation {
    private static final int MAX_LIMIT = 50;
    private static final String BY_TIME = "LastEventTime";

    private record Result(List<Item> logStreams, @Nullable String nextToken) {}

    /** The names are the API's. The size is 0 since 2019. */
    private record Item(
            String logStreamName,
            long creationTime,
            @Nullable Long firstEventTimestamp,
            @Nullable Long lastEventTimestamp,
            @Nullable Long lastIngestionTime,
            String uploadSequenceToken,
            String arn,
            long storedBytes) {}

    @Override
    public Answer answer(Call call) {
        Parameters in = call.parameters();
        Supplier<LogGroup> group = groups.nameOrIdentifier(call, in);
        String prefix = in.optional("logStreamNamePrefix", Texts.LOG_STREAM_NAME);
        boolean byTime = BY_TIME.equals(in.optional("orderBy", Texts.STREAM_ORDER));
        boolean descending = in.flag("descending", false);
        int limit = in.limit(MAX_LIMIT, MAX_LIMIT);
        String token = Listing.token(in);
        in.check();
        if (byTime && prefix != null) {
            throw AwsError.invalidParameter("Cannot order by LastEventTime with a logStreamNamePrefix.");
        }
        LogGroup found = group.get();
        Listing<LogStream> page = Listing.page(sorted(found, prefix, byTime, descending), limit, token);
        List<Item> items =
                page.items().stream().map(stream -> item(found, stream)).toList();
        return Answer.of(new Result(items, page.nextToken()));
    }

    private static List<LogStream> sorted(LogGroup group, @Nullable String prefix, boolean byTime, boolean descending) {
        List<LogStream> streams = new ArrayList<>(group.streams().values());
        streams.removeIf(stream -> prefix != null && !stream.name().startsWith(prefix));
        if (byTime) {
            streams.sort(Comparator.comparingLong(DescribeLogStreams::lastEvent));
        }
        if (descending) {
            Collections.reverse(streams);
        }
        return streams;
    }

    private static long lastEvent(LogStream stream) {
        return stream.events().isEmpty() ? 0 : stream.events().lastKey().timestamp();
    }

    private static Item item(LogGroup group, LogStream stream) {
        boolean empty = stream.events().isEmpty();
        Position first = empty ? null : stream.events().firstKey();
        return new Item(
                stream.name(),
                stream.creationTime(),
                first == null ? null : Long.valueOf(first.timestamp()),
                empty ? null : Long.valueOf(lastEvent(stream)),
                empty ? null : Long.valueOf(stream.lastIngestionTime()),
                PutLogEvents.SEQUENCE_TOKEN,
                group.arn() + ":log-stream:" + stream.name(),
                0);
    }
}
