package io.tocsin.benchmarks;

import io.tocsin.slack.message.Design;
import io.tocsin.slack.message.Layout;
import io.tocsin.slack.message.MessageRenderer;
import io.tocsin.slack.message.Preset;
import io.tocsin.slack.message.redaction.Redactor;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.sink.SinkRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How many records one core makes messages of, by the kind of log line, all settings at their defaults: redaction is on. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 3,
        jvmArgs = {"-Xmx256m", "-XX:+UseSerialGC"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class Rendering {
    private static final long TIME = 1_795_341_600_000L;

    /** Log lines as programs write them. */
    public enum Line {
        TEXT("2026-11-22 09:14:07.120 ERROR [worker-3] card declined for order 104212, try another"),
        JSON(
                "{\"level\":\"ERROR\",\"message\":\"charge declined by issuer\",\"order\":40224,\"code\":\"expired_card\"}"),
        STACK_TRACE("""
                2026-11-22 09:14:31.004 ERROR job stock-sync failed
                java.sql.SQLTransientConnectionException: shop-db - Connection is not available
                \tat com.zaxxer.hikari.pool.HikariPool.getConnection(HikariPool.java:181)
                \tat shop.stock.StockSync.run(StockSync.java:31)""");

        private final String text;

        Line(String text) {
            this.text = text;
        }
    }

    @Param
    private Line line = Line.TEXT;

    private final MessageRenderer renderer = renderer();
    private SinkRecord record = record(Line.TEXT.text);

    @Setup
    public void draw() {
        record = record(line.text);
    }

    @Benchmark
    public String message() {
        return renderer.render(record).body();
    }

    private static MessageRenderer renderer() {
        Layout layout = Layout.of(Design.of(Preset.CLOUDWATCH), (setting, problem) -> {
            throw new IllegalStateException(setting + ": " + problem);
        });
        return new MessageRenderer(Redactor.of(Map.of(), count -> {}), layout);
    }

    private static SinkRecord record(String message) {
        Struct event = new Struct(EventSchema.SCHEMA)
                .put("event_id", "39402511845462415023404810293216430891174052367101558784")
                .put("account", "123456789012")
                .put("region", "eu-west-1")
                .put("log_group", "/aws/lambda/payments")
                .put("log_stream", "2026/11/22/[$LATEST]4f1c")
                .put("timestamp", Timestamp.toLogical(Timestamp.SCHEMA, TIME))
                .put("ingestion_time", Timestamp.toLogical(Timestamp.SCHEMA, TIME + 412))
                .put("message", message);
        return new SinkRecord("orders", 3, null, null, EventSchema.SCHEMA, event, 42, TIME, TimestampType.CREATE_TIME);
    }
}
