package io.tocsin.emulator.cloudwatch.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
    private final FileChannel file;

    private Journal(FileChannel file) {
        this.file = file;
    }

    /** Stores what the file keeps, and goes on at its end; a file that is not there yet is created. */
    public static Journal open(Path path, Accounts accounts) {
        try {
            cutUnfinishedLine(path);
            Journal journal = new Journal(FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
            journal.replay(path, accounts);
            return journal;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep events in " + path, e);
        }
    }

    /** A process that is killed while it writes leaves a line of which nobody was told that it was stored. */
    private static void cutUnfinishedLine(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (RandomAccessFile bytes = new RandomAccessFile(path.toFile(), "rw")) {
            long end = bytes.length();
            while (end > 0 && byteAt(bytes, end - 1) != '\n') {
                end--;
            }
            bytes.setLength(end);
        }
    }

    private static int byteAt(RandomAccessFile bytes, long position) throws IOException {
        bytes.seek(position);
        return bytes.read();
    }

    private void replay(Path path, Accounts accounts) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(path)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                replay(json.readTree(line), accounts);
            }
        }
    }

    private static void replay(JsonNode line, Accounts accounts) {
        // arn:aws:logs:<region>:<account>:log-group:<name>
        String[] arn = line.path("arn").asText().split(":", 7);
        long ingestionTime = line.path("ingestionTime").asLong();
        Region region = accounts.region(arn[4], arn[3]);
        region.createGroup(arn[6], "STANDARD", ingestionTime);
        LogGroup group = Objects.requireNonNull(region.groups().get(arn[6]));
        group.createStream(line.path("stream").asText(), ingestionTime);
        LogStream stream =
                Objects.requireNonNull(group.streams().get(line.path("stream").asText()));
        long requestId = Long.parseLong(line.path("requestId").asText());
        List<LogEvent> batch = new ArrayList<>();
        for (JsonNode event : line.path("events")) {
            Position position = new Position(event.path("timestamp").asLong(), ingestionTime, requestId, batch.size());
            batch.add(new LogEvent(
                    position,
                    stream.name(),
                    event.path("message").asText(),
                    event.path("bytes").asInt()));
        }
        group.add(stream, batch);
    }

    /** Keeps one request's events, which are not empty; they are safe from a kill when this returns. */
    synchronized void append(LogGroup group, LogStream stream, List<LogEvent> batch) {
        Position first = batch.get(0).position();
        List<Event> events = batch.stream()
                .map(event -> new Event(event.position().timestamp(), event.message(), event.bytes()))
                .toList();
        Line line =
                new Line(group.arn(), stream.name(), first.ingestionTime(), Long.toString(first.requestId()), events);
        try {
            ByteBuffer bytes = ByteBuffer.wrap((json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep events", e);
        }
    }
}
