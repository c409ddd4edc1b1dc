package io.tocsin.cloudwatch.ledger;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ByteWriter} wrote. Every method throws {@link IllegalArgumentException} where the bytes end too early. */
final class ByteReader {
    private final ByteBuffer bytes;

    ByteReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    long unsigned() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = oneByte();
            value |= (next & 0x7FL) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number is too long");
    }

    long signed() {
        long value = unsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    long eightBytes() {
        try {
            return bytes.getLong();
        } catch (BufferUnderflowException e) {
            throw tooShort(e);
        }
    }

    /** How many things follow, of at least a byte each. */
    int count() {
        long count = unsigned();
        if (count < 0 || count > bytes.remaining()) {
            throw tooShort(null);
        }
        return (int) count;
    }

    String text() {
        byte[] utf8 = new byte[count()];
        bytes.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    boolean atEnd() {
        return !bytes.hasRemaining();
    }

    private int oneByte() {
        try {
            return bytes.get() & 0xFF;
        } catch (BufferUnderflowException e) {
            throw tooShort(e);
        }
    }

    private static IllegalArgumentException tooShort(@Nullable Exception cause) {
        return new IllegalArgumentException("it ends too early", cause);
    }
}
