package io.tocsin.emulator.cloudwatch.operation;

import io.tocsin.emulator.cloudwatch.store.Ingestion;
import io.tocsin.emulator.cloudwatch.store.LogEvent;
import io.tocsin.emulator.cloudwatch.wire.AwsError;
import java.time.Duration;
import java.util.List;

/** What makes AWS refuse a whole batch of PutLogEvents. */
final class Batches {
    static final int MAX_EVENTS = 10_000;

    private static final int MAX_BYTES = 1_048_576;
    private static final long MAX_SPAN = Duration.ofHours(24).toMillis();

    private Batches() {}

    /** What a message counts for. */
    static int size(String message) {
        return utf8Bytes(message) + LogEvent.OVERHEAD_BYTES;
    }

    /**
     * @param batch not empty
     */
    static void check(List<Ingestion.Input> batch) {
        long bytes = 0;
        long before = 0;
        for (Ingestion.Input event : batch) {
            if (event.timestamp() < before) {
                throw AwsError.invalidParameter(
                        "Log events in a single PutLogEvents request must be in chronological order.");
            }
            before = event.timestamp();
            bytes += event.bytes();
        }
        if (bytes > MAX_BYTES) {
            throw AwsError.invalidParameter("Upload too large: " + bytes + " bytes exceeds limit of " + MAX_BYTES);
        }
        if (before - batch.get(0).timestamp() > MAX_SPAN) {
            throw AwsError.invalidParameter(
                    "The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");
        }
    }

    private static int utf8Bytes(String text) {
        int bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x800 && !Character.isSurrogate(c)) {
                bytes += 2;
            } else if (c >= 0x80) {
                bytes += 1;
            }
        }
        return bytes;
    }
}
