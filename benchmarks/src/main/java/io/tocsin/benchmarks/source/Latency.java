package io.tocsin.benchmarks.source;

import io.tocsin.benchmarks.report.LineChart;
import io.tocsin.benchmarks.report.Report;
import io.tocsin.benchmarks.report.Table;
import io.tocsin.emulator.cloudwatch.EmulatorOptions;
import io.tocsin.it.cluster.WorkerOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How long an event takes from when it is put until a consumer has it from the topic, at a poll interval of one second. Events come one
 * by one, at random times.
 */
public final class Latency {
    private static final int EVENTS = Integer.getInteger("events", 1_000);
    private static final int MEAN_PAUSE_MILLIS = 100;
    private static final Pattern SENT = Pattern.compile("ERROR (\\d+)");

    private final Rig rig;
    private final List<Double> seconds = new ArrayList<>();

    private Latency(Rig rig) {
        this.rig = rig;
    }

    public static void main(String[] args) throws Exception {
        Table table = Table.of("worker", "events", "median", "90 %", "99 %", "longest");
        LineChart chart = new LineChart("From put to topic, polled every second", "seconds", "% of events");
        for (boolean exactlyOnce : new boolean[] {false, true}) {
            WorkerOptions options = exactlyOnce
                    ? WorkerOptions.defaults()
                    : WorkerOptions.defaults().withoutExactlyOnce();
            String how = exactlyOnce ? "exactly-once" : "at-least-once";
            try (Rig rig = Rig.start("latency", "eu-west-1", EmulatorOptions.onPort(0), options)) {
                List<Double> seconds = new Latency(rig).measure();
                table = table.row(
                        how,
                        Integer.toString(EVENTS),
                        shown(seconds, 50),
                        shown(seconds, 90),
                        shown(seconds, 99),
                        shown(seconds, 100));
                chart = chart.curve(how, distribution(seconds));
            }
        }
        Report.publish("latency", table, chart);
    }

    private static String shown(List<Double> seconds, double percent) {
        return String.format(Locale.ROOT, "%.2f s", Median.percentile(seconds, percent));
    }

    private static List<LineChart.Point> distribution(List<Double> seconds) {
        return IntStream.rangeClosed(0, 100)
                .mapToObj(percent -> new LineChart.Point(Median.percentile(seconds, percent), percent))
                .toList();
    }

    /** The seconds that each event took, after some that do not count. */
    private List<Double> measure() throws InterruptedException {
        rig.region().put(Rig.GROUP, "stream", "ERROR 0");
        Map<String, String> config = Map.of("start.from", "-PT1M", "poll.interval.ms", "1000");
        try (SourceRun run = rig.source("live", config);
                TopicCount records = run.records()) {
            records.awaitRecords(1);
            int warmUp = EVENTS / 10;
            Thread writer = new Thread(() -> write(warmUp + EVENTS), "writer");
            writer.start();
            while (seconds.size() < warmUp + EVENTS) {
                records.readNew(record -> note(new String(record.value(), StandardCharsets.UTF_8)));
            }
            writer.join();
            return List.copyOf(seconds.subList(warmUp, seconds.size()));
        }
    }

    private void write(int events) {
        Random random = new Random(1);
        for (int i = 0; i < events; i++) {
            LockSupport.parkNanos((long) (random.nextDouble() * 2 * MEAN_PAUSE_MILLIS * 1e6));
            rig.region().put(Rig.GROUP, "stream", "ERROR " + System.nanoTime());
        }
    }

    private void note(String value) {
        Matcher sent = SENT.matcher(value);
        if (!sent.find()) {
            throw new IllegalStateException("not an event of this benchmark: " + value);
        }
        seconds.add((System.nanoTime() - Long.parseLong(sent.group(1))) / 1e9);
    }
}
