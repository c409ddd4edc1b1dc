package io.tocsin.emulator.cloudwatch.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tocsin.emulator.kept.LineFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Keeps events in a file, one line of JSON for each PutLogEvents request, so that they are there again after a restart with
 * the same ids, even if the process was killed. Of log groups it keeps no more than their events: no empty ones, no metric
 * filters, and a deleted one comes back.
 */
public final class Journal {
    private record Line(String arn, String stream, long ingestionTime, String requestId, List<Event> events) {}

    private record Event(long timestamp, String message, int bytes) {}

    private final ObjectMapper json = new ObjectMapper();
    private final LineFile file;

    private Journal(Path path, Accounts accounts) {
        this.file = LineFile.open(path, line -> replay(parsed(line), accounts));
    }

    /** Stores what the file keeps, and goes on at its end; a file that is not there yet is created. */
    public static Journal open(Path path, Accounts accounts) {
        return new Journal(path, accounts);
    }

    private JsonNode parsed(String line) {
        try {
            return json.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("not a line of kept events: " + line, e);
        }
    }

    private static void replay(JsonNode line, Accounts accounts) {
        // arn:aws:logs:<region>:<account>:log-group:<name>
        String[] arn = line.path("arn").asText().split(":", 7);
        long ingestionTime = line.path("ingestionTime").asLong();
        Region region = accounts.region(arn[4], arn[3]);
        region.createGroup(arn[6], "STANDARD", ingestionTime);
        LogGroup group = Objects.requireNonNull(region.groups().get(arn[6]));
        String stream = line.path("stream").asText();
        group.createStream(stream, ingestionTime);
        group.add(Objects.requireNonNull(group.streams().get(stream)), events(line, ingestionTime));
    }

    private static List<LogEvent> events(JsonNode line, long ingestionTime) {
        long requestId = Long.parseLong(line.path("requestId").asText());
        List<LogEvent> events = new ArrayList<>();
        for (JsonNode event : line.path("events")) {
            long timestamp = event.path("timestamp").asLong();
            events.add(new LogEvent(
                    new Position(timestamp, ingestionTime, requestId, events.size()),
                    line.path("stream").asText(),
                    event.path("message").asText(),
                    event.path("bytes").asInt(),
                    ingestionTime));
        }
        return events;
    }

    /** Keeps one request's events, which are not empty; they are safe from a kill when this returns. */
    void append(LogGroup group, LogStream stream, List<LogEvent> batch) {
        Position first = batch.get(0).position();
        List<Event> events = batch.stream()
                .map(event -> new Event(event.position().timestamp(), event.message(), event.bytes()))
                .toList();
        String requestId = Long.toString(first.requestId());
        try {
            file.add(json.writeValueAsString(
                    new Line(group.arn(), stream.name(), first.ingestionTime(), requestId, events)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot keep events", e);
        }
    }
}
