package io.tocsin.it.browser;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * A picture that knows what is to be read in it, since pixels differ from one machine to the next and words do not. The words are kept
 * in the file itself, as PNG's description.
 */
final class Picture {
    private static final int SIGNATURE = 8;
    /** Where the first chunk, the header, ends. */
    private static final int HEADER_END = SIGNATURE + 25;
    /** Length, type and check value. */
    private static final int AROUND = 12;

    private static final String TYPE = "iTXt";
    /** Keyword; not compressed; no language; no translated keyword. */
    private static final byte[] DESCRIPTION = "Description\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

    private final byte[] png;
    private final String text;

    /**
     * A picture that was just taken.
     *
     * @param png the file's bytes
     * @param text what is to be read in it
     */
    Picture(byte[] png, String text) {
        this.png = png.clone();
        this.text = text;
    }

    /** A picture that {@link #write} has written. */
    static Picture read(Path file) throws IOException {
        byte[] png = Files.readAllBytes(file);
        ByteBuffer chunks = ByteBuffer.wrap(png).position(SIGNATURE);
        while (chunks.hasRemaining()) {
            int length = chunks.getInt(chunks.position());
            String type = new String(png, chunks.position() + 4, 4, StandardCharsets.ISO_8859_1);
            int data = chunks.position() + 8;
            if (type.equals(TYPE)) {
                int start = data + DESCRIPTION.length;
                return new Picture(png, new String(png, start, data + length - start, StandardCharsets.UTF_8));
            }
            chunks.position(chunks.position() + AROUND + length);
        }
        throw new IOException(file + " does not say what is to be read in it");
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(png, 0, HEADER_END);
        bytes.writeBytes(description());
        bytes.write(png, HEADER_END, png.length - HEADER_END);
        Files.write(file, bytes.toByteArray());
    }

    private byte[] description() throws IOException {
        byte[] words = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(chunk);
        out.writeInt(DESCRIPTION.length + words.length);
        out.write(TYPE.getBytes(StandardCharsets.ISO_8859_1));
        out.write(DESCRIPTION);
        out.write(words);
        CRC32 check = new CRC32();
        byte[] written = chunk.toByteArray();
        check.update(written, 4, written.length - 4);
        out.writeInt((int) check.getValue());
        return chunk.toByteArray();
    }

    String text() {
        return text;
    }
}
