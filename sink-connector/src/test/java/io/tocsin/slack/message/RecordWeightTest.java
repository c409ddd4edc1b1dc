package io.tocsin.slack.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecordWeightTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int MEBIBYTE = 1024 * 1024;
    private static final int COPIES = 20;
    /** A record as a worker makes it. */
    private static final Schema STRUCT = SchemaBuilder.struct()
            .field("text", Schema.STRING_SCHEMA)
            .field("bytes", Schema.BYTES_SCHEMA)
            .field("none", Schema.OPTIONAL_STRING_SCHEMA)
            .build();

    static Stream<Arguments> kinds() {
        return Stream.of(
                kind("a text of Latin-1", () -> "x".repeat(MEBIBYTE)),
                kind("a Japanese text", () -> "エ".repeat(MEBIBYTE)),
                kind("bytes", () -> new byte[MEBIBYTE]),
                kind("a buffer", () -> ByteBuffer.allocate(MEBIBYTE)),
                kind(
                        "the end of a buffer",
                        () -> ByteBuffer.allocate(MEBIBYTE)
                                .position(MEBIBYTE - 1)
                                .slice()),
                kind("an array of numbers", () -> new long[MEBIBYTE]),
                kind("an array of texts", () -> new Object[] {"x".repeat(MEBIBYTE), "y".repeat(MEBIBYTE)}),
                kind("a whole number", () -> BigInteger.ONE.shiftLeft(8 * MEBIBYTE)),
                kind("a decimal", () -> new BigDecimal(BigInteger.ONE.shiftLeft(8 * MEBIBYTE), 2)),
                kind("a list", () -> new ArrayList<>(List.of("x".repeat(MEBIBYTE), new byte[MEBIBYTE]))),
                kind("a map", () -> new HashMap<>(Map.of("x".repeat(MEBIBYTE), new byte[MEBIBYTE]))),
                kind("a map of maps", () -> new HashMap<>(Map.of("a", new HashMap<>(Map.of("b", new byte[MEBIBYTE]))))),
                kind(
                        "a struct",
                        () -> new Struct(STRUCT)
                                .put("text", "x".repeat(MEBIBYTE))
                                .put("bytes", ByteBuffer.allocate(MEBIBYTE))),
                kind("many small texts", RecordWeightTest::manyTexts),
                kind("many entries", RecordWeightTest::manyEntries));
    }

    private static Arguments kind(String name, Supplier<Object> value) {
        return arguments(name, value);
    }

    private static List<Object> manyTexts() {
        List<Object> texts = new ArrayList<>(10_000);
        for (int i = 0; i < 10_000; i++) {
            texts.add("0123456789".repeat(2));
        }
        return texts;
    }

    private static Map<Object, Object> manyEntries() {
        Map<Object, Object> entries = new HashMap<>(20_000);
        for (int i = 0; i < 10_000; i++) {
            entries.put(10_000 + i, "0123456789".repeat(2));
        }
        return entries;
    }

    /** What a thread has allocated is counted exactly, whatever the garbage collector does. */
    private static long allocated(Supplier<Object> value) {
        Object[] kept = new Object[COPIES];
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < COPIES; i++) {
            kept[i] = value.get();
        }
        long after = THREADS.getCurrentThreadAllocatedBytes();
        assertThat(kept).doesNotContainNull();
        return (after - before) / COPIES;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void aValueWeighsAboutWhatItTakesOnTheHeap(String name, Supplier<Object> value) {
        allocated(value);
        long taken = allocated(value);

        assertThat(RecordWeight.of(Records.record(value.get())))
                .as("%s, which takes %s bytes", name, taken)
                .isBetween(taken * 3 / 4, taken * 3 / 2);
    }

    @Test
    void aBufferThatIsNotOnTheHeapIsMemoryToo() {
        assertThat(RecordWeight.of(Records.record(ByteBuffer.allocateDirect(MEBIBYTE))))
                .isBetween(1L * MEBIBYTE, MEBIBYTE + 1_000L);
        assertThat(RecordWeight.of(Records.record(ByteBuffer.allocate(MEBIBYTE).asReadOnlyBuffer())))
                .isBetween(1L * MEBIBYTE, MEBIBYTE + 1_000L);
    }

    @Test
    void keyAndHeadersWeighToo() {
        SinkRecord record = new SinkRecord(
                "orders",
                3,
                null,
                "k".repeat(MEBIBYTE),
                null,
                "v".repeat(MEBIBYTE),
                42,
                Records.TIME,
                TimestampType.CREATE_TIME);
        record.headers().addBytes("b", new byte[MEBIBYTE]).addString("h".repeat(MEBIBYTE), "x");

        assertThat(RecordWeight.of(record)).isBetween(4L * MEBIBYTE, 4L * MEBIBYTE + 1_000);
    }

    @Test
    void whatAWorkerHandsOverKeepsTheBytesThatItWasReadFrom() {
        assertThat(RecordWeight.of(new RecordOfAWorker("x".repeat(MEBIBYTE))))
                .isBetween(2L * MEBIBYTE, 2L * MEBIBYTE + 1_000);
    }

    private static final class RecordOfAWorker extends SinkRecord {
        RecordOfAWorker(@Nullable Object value) {
            super("orders", 3, null, null, null, value, 42);
        }
    }

    @Test
    void aMessageWeighsWhatItIsMadeOf() {
        SlackMessage latin = Records.renderer().render(Records.event("x".repeat(5_000)));
        SlackMessage japanese = Records.renderer().render(Records.event("エ".repeat(5_000)));

        assertThat(latin.size()).isBetween(10_000L, 20_000L);
        // The layout of both has characters that are not of Latin-1.
        assertThat(japanese.size() - latin.size()).isBetween(4_500L, 5_500L);
    }
}
