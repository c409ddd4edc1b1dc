package io.tocsin.benchmarks.sink;

import io.tocsin.benchmarks.report.LineChart;
import io.tocsin.benchmarks.report.LineChart.Point;
import io.tocsin.benchmarks.report.Report;
import io.tocsin.benchmarks.report.Table;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.emulator.slack.trouble.Kind;
import io.tocsin.emulator.slack.trouble.Trouble;
import io.tocsin.it.cluster.Jmx;
import io.tocsin.it.cluster.WorkerOptions;
import io.tocsin.quickstart.cluster.FreePort;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** What a worker with a heap of 256 MB holds while Slack is away and a million records wait in the topic. */
public final class MemoryInOutage {
    private static final int RECORDS = Integer.getInteger("records", 1_000_000);
    private static final int SECONDS = Integer.getInteger("seconds", 45);
    private static final long LOOK_NANOS = 1_000_000_000L;
    private static final String[] SERVICES = {"cart", "search", "mail", "login", "stock"};
    private static final String FILLING = " while the upstream took its time".repeat(5);

    private MemoryInOutage() {}

    public static void main(String[] args) throws Exception {
        Table table = Table.of(
                "delivery.mode",
                "in the topic",
                "read while Slack was away",
                "heap before",
                "heap while away",
                "at most");
        LineChart chart = new LineChart("Heap in use while Slack is away, 256 MB at most", "seconds", "MB");
        for (String mode : new String[] {"adaptive", "individual"}) {
            int port = FreePort.any();
            WorkerOptions options = WorkerOptions.defaults().heap("256m").jmx(port);
            try (SinkRig rig = SinkRig.start("memory", SlackOptions.defaults(), options);
                    Jmx worker = Jmx.at(port)) {
                rig.slack().control().trouble(Trouble.of(Kind.RESET).times(0));
                rig.write("backlog", IntStream.range(0, RECORDS).mapToObj(MemoryInOutage::text));
                double before = megabytesInUse(worker);
                rig.sink("backlog", Map.of("delivery.mode", mode));
                List<Point> points = watched(worker);
                table = table.row(row(mode, read(worker), before, points));
                chart = chart.curve(mode, points);
            }
        }
        Report.publish("memory", table, chart);
    }

    private static String text(int number) {
        String service = SERVICES[number % SERVICES.length];
        return "ERROR " + service + " cannot reach order " + number + FILLING;
    }

    private static List<Point> watched(Jmx worker) {
        List<Point> points = new ArrayList<>();
        long begin = System.nanoTime();
        double now = 0;
        while (now < SECONDS) {
            LockSupport.parkNanos(LOOK_NANOS);
            now = (System.nanoTime() - begin) / 1e9;
            points.add(new Point(now, megabytesInUse(worker)));
        }
        return points;
    }

    private static double megabytesInUse(Jmx worker) {
        return worker.liveHeap() / (double) (1 << 20);
    }

    private static double read(Jmx worker) {
        return worker.numbers("kafka.connect:type=sink-task-metrics,connector=backlog,task=0")
                .getOrDefault("sink-record-read-total", Double.NaN);
    }

    private static String[] row(String mode, double read, double before, List<Point> points) {
        return new String[] {
            mode,
            String.format(Locale.ROOT, "%,d", RECORDS),
            String.format(Locale.ROOT, "%,.0f", read),
            megabytes(before),
            megabytes(points.get(points.size() / 4).y()) + " after a quarter of the time, "
                    + megabytes(points.get(points.size() - 1).y()) + " at the end",
            megabytes(points.stream().mapToDouble(Point::y).max().orElseThrow())
        };
    }

    private static String megabytes(double amount) {
        return String.format(Locale.ROOT, "%.0f MB", amount);
    }
}
