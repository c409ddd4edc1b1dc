package io.tocsin.cloudwatch.ledger;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** A {@link LedgerState} as text: numbers of variable length, deflated, in base64. Deflate's check value guards it. */
final class StateCodec {
    /** Kafka takes about 1 MB a record; nothing we wrote inflates to more than a few times that. */
    private static final int MOST_BYTES = 64 << 20;

    private StateCodec() {}

    static String encode(LedgerState state) {
        LedgerState small = state.pruned();
        ByteWriter out = new ByteWriter();
        out.signed(small.floor()).signed(small.scannedAt());
        writeLate(small.lateUnderWay(), out);
        writeSteps(small.coverage().steps(), out);
        RecentCodec.write(small.recent().events(), out);
        return Base64.getEncoder().encodeToString(deflate(out.toByteArray()));
    }

    /** @throws IllegalArgumentException if it is not what {@link #encode} wrote */
    static LedgerState decode(String text) {
        ByteReader in = new ByteReader(inflate(Base64.getDecoder().decode(text)));
        long floor = in.signed();
        long scannedAt = in.signed();
        LateProgress late = readLate(in);
        Coverage coverage = Coverage.of(readSteps(in));
        LedgerState state = new LedgerState(coverage, Recent.of(RecentCodec.read(in)), floor, late, scannedAt);
        if (!in.atEnd()) {
            throw new IllegalArgumentException("it goes on after its end");
        }
        return state;
    }

    private static void writeLate(@Nullable LateProgress late, ByteWriter out) {
        if (late == null) {
            out.unsigned(0);
        } else {
            out.unsigned(1).signed(late.firstStarted()).signed(late.doneTo());
        }
    }

    private static @Nullable LateProgress readLate(ByteReader in) {
        return in.unsigned() == 0 ? null : new LateProgress(in.signed(), in.signed());
    }

    private static void writeSteps(Steps steps, ByteWriter out) {
        out.unsigned(steps.starts().length).signed(steps.seen()[0]);
        long start = 0;
        for (int i = 1; i < steps.starts().length; i++) {
            out.signed(steps.starts()[i] - start).signed(steps.seen()[i] - steps.seen()[i - 1]);
            start = steps.starts()[i];
        }
    }

    private static Steps readSteps(ByteReader in) {
        int count = in.count();
        if (count == 0) {
            throw new IllegalArgumentException("it has no coverage");
        }
        long[] starts = new long[count];
        long[] seen = new long[count];
        starts[0] = Long.MIN_VALUE;
        seen[0] = in.signed();
        for (int i = 1; i < count; i++) {
            starts[i] = (i == 1 ? 0 : starts[i - 1]) + in.signed();
            seen[i] = seen[i - 1] + in.signed();
        }
        return new Steps(starts, seen);
    }

    private static byte[] deflate(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] inflate(byte[] bytes) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            byte[] inflated = in.readNBytes(MOST_BYTES);
            if (in.read() >= 0) {
                throw new IllegalArgumentException("it is too large");
            }
            return inflated;
        } catch (IOException e) {
            throw new IllegalArgumentException("it is damaged", e);
        }
    }
}
