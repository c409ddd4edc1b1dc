package io.tocsin.emulator.cloudwatch.operation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.tocsin.emulator.cloudwatch.search.Searches;
import io.tocsin.emulator.cloudwatch.store.EventId;
import io.tocsin.emulator.cloudwatch.store.LogEvent;
import io.tocsin.emulator.cloudwatch.wire.Answer;
import java.io.IOException;

/** A page as FilterLogEvents answers it; written by hand, because pages are large. */
record FoundEvents(Searches.Result result) implements Answer {
    private static final SerializedString STREAM = new SerializedString("logStreamName");
    private static final SerializedString TIMESTAMP = new SerializedString("timestamp");
    private static final SerializedString MESSAGE = new SerializedString("message");
    private static final SerializedString INGESTION_TIME = new SerializedString("ingestionTime");
    private static final SerializedString EVENT_ID = new SerializedString("eventId");

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("events");
        for (LogEvent event : result.events()) {
            write(event, json);
        }
        json.writeEndArray();
        // Always empty since 2020.
        json.writeArrayFieldStart("searchedLogStreams");
        json.writeEndArray();
        if (result.nextToken() != null) {
            json.writeStringField("nextToken", result.nextToken());
        }
        json.writeEndObject();
    }

    private static void write(LogEvent event, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeFieldName(STREAM);
        json.writeString(event.logStream());
        json.writeFieldName(TIMESTAMP);
        json.writeNumber(event.position().timestamp());
        json.writeFieldName(MESSAGE);
        json.writeString(event.message());
        json.writeFieldName(INGESTION_TIME);
        json.writeNumber(event.position().ingestionTime());
        json.writeFieldName(EVENT_ID);
        json.writeString(EventId.of(event.position()));
        json.writeEndObject();
    }
}
