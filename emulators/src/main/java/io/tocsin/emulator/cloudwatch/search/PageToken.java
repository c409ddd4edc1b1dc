package io.tocsin.emulator.cloudwatch.search;

import io.tocsin.emulator.cloudwatch.store.Position;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Where the next page of a query starts, as a string that nobody but {@link #read} can make sense of. It needs no memory of
 * the pages handed out.
 *
 * @param issued milliseconds since the epoch
 * @param withheld what the page before held back; null if nothing
 */
record PageToken(
        int fingerprint,
        boolean forward,
        long issued,
        Position position,
        @Nullable Withheld withheld) {
    private static final int POSITION_BYTES = 8 + 8 + 8 + 4;
    private static final int BYTES = 4 + 1 + 8 + POSITION_BYTES + 1 + 2 * POSITION_BYTES;
    private static final int CHECKSUM_BYTES = 4;

    /**
     * Events that come later than their order.
     *
     * @param after the position before the first of them; null if that is the beginning
     * @param last the position of the last
     */
    record Withheld(@Nullable Position after, Position last) {}

    String text() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES + CHECKSUM_BYTES)
                .putInt(fingerprint)
                .put((byte) (forward ? 1 : 0))
                .putLong(issued);
        put(position, bytes);
        if (withheld != null) {
            bytes.put((byte) (withheld.after() == null ? 1 : 2));
            put(withheld.last(), bytes);
            put(withheld.after() == null ? withheld.last() : withheld.after(), bytes);
        }
        bytes.putInt(BYTES, checksum(bytes.array()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Empty if it was not made by {@link #text}. */
    static Optional<PageToken> read(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (bytes.length != BYTES + CHECKSUM_BYTES || ByteBuffer.wrap(bytes).getInt(BYTES) != checksum(bytes)) {
            return Optional.empty();
        }
        return Optional.of(of(ByteBuffer.wrap(bytes)));
    }

    /** Whether it was issued for that query and not too long ago. */
    boolean isFor(Query query, long now, Duration life) {
        return fingerprint == query.fingerprint() && now - issued < life.toMillis();
    }

    private static void put(Position position, ByteBuffer bytes) {
        bytes.putLong(position.timestamp())
                .putLong(position.ingestionTime())
                .putLong(position.requestId())
                .putInt(position.index());
    }

    private static PageToken of(ByteBuffer bytes) {
        int fingerprint = bytes.getInt();
        boolean forward = bytes.get() == 1;
        long issued = bytes.getLong();
        return new PageToken(fingerprint, forward, issued, position(bytes), withheld(bytes));
    }

    private static @Nullable Withheld withheld(ByteBuffer bytes) {
        byte kind = bytes.get();
        Position last = position(bytes);
        Position after = position(bytes);
        return kind == 0 ? null : new Withheld(kind == 1 ? null : after, last);
    }

    private static Position position(ByteBuffer bytes) {
        return new Position(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getInt());
    }

    private static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, BYTES);
        return (int) crc.getValue();
    }
}
