package io.tocsin.cloudwatch.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes {@code offsets-format-1.json}: offsets as this version stores them, each with events that it has or has not seen. A later
 * format gets a file of its own, and this one stays as it is.
 */
final class OffsetSamples {
    static final String FINGERPRINT = "finger";
    static final long SETTLE = 300_000;
    private static final long NOW = 1_795_334_400_000L;
    private static final long MINUTE = 60_000;

    private final Map<String, Long> known = new LinkedHashMap<>();
    private final Map<String, Long> unknown = new LinkedHashMap<>();
    private final Ledger ledger =
            new Ledger(LedgerState.startingAt(NOW - 60 * MINUTE), SETTLE, new EmittedIdMemory(1 << 27));

    private OffsetSamples() {}

    /** The one argument is the file. */
    public static void main(String[] arguments) throws IOException {
        Map<String, Object> samples = new LinkedHashMap<>();
        samples.put("a group that was never scanned", justBegun().sample());
        samples.put("a group that was read to the end", readToTheEnd().sample());
        samples.put("a late scan that was interrupted", interrupted().sample());
        samples.put("ids of another shape than AWS's", opaqueIds().sample());
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(Path.of(arguments[0]).toFile(), samples);
    }

    private static OffsetSamples justBegun() {
        OffsetSamples sample = new OffsetSamples();
        sample.known.put("before", NOW - 61 * MINUTE);
        sample.unknown.put("after", NOW - 59 * MINUTE);
        return sample;
    }

    private static OffsetSamples readToTheEnd() {
        OffsetSamples sample = new OffsetSamples();
        sample.ledger.scanned(NOW);
        sample.ledger.cover(NOW - 60 * MINUTE, NOW, NOW);
        sample.emit(awsId(NOW - MINUTE, 1), NOW - MINUTE);
        sample.emit(awsId(NOW - MINUTE, 2), NOW - MINUTE);
        sample.emit(awsId(NOW, 3), NOW);
        sample.unknown.put(awsId(NOW - MINUTE, 4), NOW - MINUTE);
        sample.unknown.put(awsId(NOW + 1, 5), NOW + 1);
        return sample;
    }

    private static OffsetSamples interrupted() {
        OffsetSamples sample = readToTheEnd();
        sample.ledger.lateUnderWay(new LateProgress(NOW - 3, NOW - 10 * MINUTE + 1));
        return sample;
    }

    private static OffsetSamples opaqueIds() {
        OffsetSamples sample = new OffsetSamples();
        sample.ledger.scanned(NOW);
        sample.ledger.cover(NOW - 40 * MINUTE, NOW - 20 * MINUTE, NOW);
        sample.emit("an id", NOW - 50 * MINUTE);
        sample.emit("another id", NOW + 120 * MINUTE);
        sample.unknown.put("a third id", NOW - 50 * MINUTE);
        return sample;
    }

    private void emit(String id, long timestamp) {
        Verdict ignored = ledger.decide(id, timestamp, ingestionTime(timestamp));
        known.put(id, timestamp);
    }

    private Map<String, Object> sample() {
        LedgerState state = ledger.state();
        Map<String, Object> sample = new LinkedHashMap<>();
        sample.put("offset", new TreeMap<>(state.toOffset(FINGERPRINT)));
        sample.put("floor", state.floor());
        sample.put("scanned_at", state.scannedAt());
        LateProgress late = state.lateUnderWay();
        sample.put("late_under_way", late == null ? List.of() : List.of(late.firstStarted(), late.doneTo()));
        sample.put("known", known);
        sample.put("unknown", unknown);
        return sample;
    }

    static long ingestionTime(long timestamp) {
        return Math.max(timestamp, NOW);
    }

    /** As AWS makes them: timestamp, ingestion time, request and index in one number. */
    private static String awsId(long timestamp, int index) {
        BigInteger id = BigInteger.valueOf(timestamp);
        for (long part : new long[] {NOW, 0x1234_5678_9ABC_DEFL}) {
            id = id.shiftLeft(64).or(BigInteger.valueOf(part));
        }
        return id.shiftLeft(16).or(BigInteger.valueOf(index)).toString();
    }
}
