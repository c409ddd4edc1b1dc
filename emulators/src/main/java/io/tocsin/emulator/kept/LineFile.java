package io.tocsin.emulator.kept;

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
import java.util.function.Consumer;

/** A file to which lines are added; each is safe from a kill of the process once it is added. */
public final class LineFile {
    private final Path path;
    private final FileChannel file;

    private LineFile(Path path, FileChannel file) {
        this.path = path;
        this.file = file;
    }

    /**
     * Hands over the lines that are there, and goes on after them.
     *
     * @param path created if it is not there
     */
    public static LineFile open(Path path, Consumer<String> earlier) {
        try {
            cutUnfinishedLine(path);
            FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            try (BufferedReader lines = Files.newBufferedReader(path)) {
                lines.lines().forEach(earlier);
            }
            return new LineFile(path, file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or write " + path, e);
        }
    }

    /** A process that is killed while it writes leaves a line of which nobody was told that it was added. */
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

    /** Adds a line, which must not hold a line break. */
    public synchronized void add(String line) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }
}
