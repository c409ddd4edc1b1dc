package io.tocsin.emulator.cloudwatch.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tocsin.emulator.cloudwatch.search.Limits;
import io.tocsin.emulator.cloudwatch.search.Query;
import io.tocsin.emulator.cloudwatch.search.Searches.InvalidTokenException;
import io.tocsin.emulator.cloudwatch.search.StreamReader;
import io.tocsin.emulator.cloudwatch.store.LogEvent;
import io.tocsin.emulator.cloudwatch.store.LogGroup;
import io.tocsin.emulator.cloudwatch.wire.Answer;
import io.tocsin.emulator.cloudwatch.wire.Call;
import io.tocsin.emulator.cloudwatch.wire.Operation;
import io.tocsin.emulator.cloudwatch.wire.Parameters;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** Reads one stream, in either direction. Unlike FilterLogEvents, its end is exclusive and its tokens never end. */
record GetLogEvents(Groups groups, StreamReader reader) implements Operation {
    @Override
    public Answer answer(Call call) {
        Parameters in = call.parameters();
        Supplier<LogGroup> groupOf = groups.nameOrIdentifier(call, in);
        String stream = in.required("logStreamName", Texts.LOG_STREAM_NAME);
        long start = in.number("startTime", 0, Long.MAX_VALUE).orElse(0);
        long end = in.number("endTime", 0, Long.MAX_VALUE).orElse(Long.MAX_VALUE);
        int limit = in.limit(Limits.MAX_EVENTS, Limits.MAX_EVENTS);
        boolean fromHead = in.flag("startFromHead", false);
        String token = Listing.token(in);
        in.check();
        LogGroup group = groupOf.get();
        Groups.stream(group, stream);
        Query query = new Query(group, List.of(stream), null, start, end - 1, "", fromHead);
        try {
            StreamReader.Result result = reader.read(query, limit, token);
            return json -> write(result, json);
        } catch (InvalidTokenException e) {
            throw Listing.invalidToken();
        }
    }

    private static void write(StreamReader.Result result, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("events");
        for (LogEvent event : result.events()) {
            json.writeStartObject();
            json.writeNumberField("timestamp", event.position().timestamp());
            json.writeStringField("message", event.message());
            json.writeNumberField("ingestionTime", event.position().ingestionTime());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("nextForwardToken", result.forwardToken());
        json.writeStringField("nextBackwardToken", result.backwardToken());
        json.writeEndObject();
    }
}
