package io.tocsin.benchmarks.sink;

import io.tocsin.benchmarks.report.LineChart;
import io.tocsin.benchmarks.report.Report;
import io.tocsin.benchmarks.report.Table;
import io.tocsin.benchmarks.source.Median;
import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.slack.SlackSinkTask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.sink.SinkRecord;

/** How long a record takes from {@code put} until its offset may be committed, as Slack has accepted it, while no other waits. */
public final class LoneRecord {
    private static final int RECORDS = Integer.getInteger("records", 200);
    private static final int WARM_UP = RECORDS / 5;
    private static final TopicPartition PARTITION = new TopicPartition("orders", 0);
    private static final int MEAN_PAUSE_MILLIS = 100;
    private static final long LOOK_NANOS = 100_000L;

    private static final String LINE = "ERROR card declined for order 104212, try another";
    private static final String TRACE = LINE + "\n\tat shop.stock.StockSync.run(StockSync.java:31)".repeat(100);

    private final LoneContext context = new LoneContext(PARTITION);
    private final SlackSinkTask task = new SlackSinkTask();
    private final Random random = new Random(1);
    private long offset;

    private LoneRecord(Map<String, String> config) {
        task.initialize(context);
        task.start(config);
        task.open(Set.of(PARTITION));
    }

    public static void main(String[] args) throws Exception {
        Table table = Table.of("record", "by", "records", "median", "90 %", "99 %", "longest");
        LineChart chart = new LineChart("A lone record from put to accepted", "milliseconds", "% of records");
        // What is measured first would pay for what the JVM compiles for all.
        measured(false, LINE);
        for (boolean token : new boolean[] {false, true}) {
            for (String text : new String[] {LINE, TRACE}) {
                List<Double> millis = measured(token, text);
                String what = text.length() + " characters";
                String by = token ? "bot token, effectively once" : "webhook";
                table = table.row(
                        what,
                        by,
                        Integer.toString(millis.size()),
                        ms(millis, 50),
                        ms(millis, 90),
                        ms(millis, 99),
                        ms(millis, 100));
                chart = chart.curve((token ? "token, " : "webhook, ") + text.length(), distribution(millis));
            }
        }
        Report.publish("lone-record", table, chart);
    }

    private static List<Double> measured(boolean token, String text) {
        try (SlackEmulator slack = SlackEmulator.start(SlackOptions.defaults().withoutRateLimit())) {
            LoneRecord alone = new LoneRecord(config(slack, token));
            List<Double> millis = new ArrayList<>();
            for (int i = 0; i < WARM_UP + RECORDS; i++) {
                LockSupport.parkNanos((long) ((.5 + alone.random.nextDouble()) * MEAN_PAUSE_MILLIS * 1e6));
                millis.add(alone.post(text));
            }
            alone.task.stop();
            return millis.subList(WARM_UP, millis.size());
        }
    }

    private static Map<String, String> config(SlackEmulator slack, boolean token) {
        Map<String, String> config = new HashMap<>(Map.of("name", "lone", "rate.per.second", "50", "topics", "orders"));
        if (token) {
            config.putAll(Map.of(
                    "slack.bot.token",
                    slack.botToken(),
                    "slack.channel",
                    slack.channelId("alerts"),
                    "slack.api.url",
                    slack.url() + "/api/",
                    "delivery.guarantee",
                    "effectively-once",
                    "token.rate.per.minute",
                    "60000"));
        } else {
            config.put("slack.webhook.url", slack.webhook("alerts").toString());
        }
        return config;
    }

    /** The milliseconds that it took. */
    private double post(String text) {
        long begin = System.nanoTime();
        SinkRecord record = new SinkRecord(
                PARTITION.topic(),
                PARTITION.partition(),
                null,
                null,
                null,
                text,
                offset,
                System.currentTimeMillis(),
                TimestampType.CREATE_TIME);
        offset++;
        task.put(List.of(record));
        while (committable() < offset) {
            LockSupport.parkNanos(LOOK_NANOS);
            task.put(context.isAskedAgain() ? List.of(record) : List.of());
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    private long committable() {
        Map<TopicPartition, OffsetAndMetadata> current = Map.of(PARTITION, new OffsetAndMetadata(offset));
        return Objects.requireNonNull(task.preCommit(current).get(PARTITION)).offset();
    }

    private static String ms(List<Double> millis, double percent) {
        return String.format(Locale.ROOT, "%.1f ms", Median.percentile(millis, percent));
    }

    private static List<LineChart.Point> distribution(List<Double> millis) {
        return IntStream.rangeClosed(0, 100)
                .mapToObj(percent -> new LineChart.Point(Median.percentile(millis, percent), percent))
                .toList();
    }
}
