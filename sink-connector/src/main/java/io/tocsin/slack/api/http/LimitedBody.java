package io.tocsin.slack.api.http;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads a response body up to a number of bytes, and keeps the first ones for error messages. */
final class LimitedBody extends FilterInputStream {
    private static final int KEPT = 1_024;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream(KEPT);
    private long left;

    /** @param most the number of bytes after which the stream ends */
    LimitedBody(InputStream body, long most) {
        super(body);
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0 && length > 0) {
            return -1;
        }
        int read = super.read(bytes, offset, (int) Math.min(left, length));
        if (read > 0) {
            left -= read;
            kept.write(bytes, offset, Math.min(read, KEPT - kept.size()));
        }
        return read;
    }

    /** Returns the first bytes that were read, as text. */
    String text() {
        return kept.toString(StandardCharsets.UTF_8);
    }
}
