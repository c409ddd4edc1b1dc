package io.tocsin.quickstart.logs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A log file whose lines go into a log stream of the file's name. */
public final class LogFile {
    /** UTF-8 bytes; PutLogEvents takes 1 MiB in all, and counts some more for each event. */
    private static final int MAX_BYTES = 900_000;

    private static final int MAX_EVENTS = 1_000;

    private final Path file;
    private final LogGroup group;
    private final String stream;
    private final List<String> batch = new ArrayList<>();
    private int batchBytes;

    public LogFile(Path file, LogGroup group) {
        this.file = file;
        this.group = group;
        this.stream = file.getFileName().toString().replaceAll("[:*]", "_");
    }

    /**
     * Puts the lines that the stream does not have yet, so that an interrupted feeding can be taken up again. Empty lines are
     * left out, since CloudWatch Logs refuses them; the first part of a line of over 900,000 bytes is put.
     *
     * @param stop asked before each batch whether to leave off
     * @return how many lines were put
     */
    public long feed(BooleanSupplier stop) throws IOException {
        group.createStream(stream);
        long known = group.countIn(stream);
        long put = 0;
        try (BufferedReader lines = open()) {
            for (String line = lines.readLine(); line != null && !stop.getAsBoolean(); line = lines.readLine()) {
                if (!line.isEmpty() && known-- <= 0) {
                    add(line);
                    put++;
                }
            }
        }
        flush();
        return put;
    }

    /** Log files hold bytes that are no UTF-8; those must not end the feeding. */
    private BufferedReader open() throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        return new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder));
    }

    private void add(String line) {
        String message = cut(line);
        int bytes = message.getBytes(StandardCharsets.UTF_8).length;
        if (batch.size() == MAX_EVENTS || batchBytes + bytes > MAX_BYTES) {
            flush();
        }
        batch.add(message);
        batchBytes += bytes;
    }

    private void flush() {
        if (!batch.isEmpty()) {
            group.put(stream, batch);
            batch.clear();
            batchBytes = 0;
        }
    }

    private static String cut(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MAX_BYTES) {
            return line;
        }
        int end = MAX_BYTES;
        while ((bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }
}
