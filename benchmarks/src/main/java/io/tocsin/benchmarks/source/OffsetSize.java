package io.tocsin.benchmarks.source;

import io.tocsin.benchmarks.report.LineChart;
import io.tocsin.benchmarks.report.LineChart.Point;
import io.tocsin.benchmarks.report.Report;
import io.tocsin.benchmarks.report.Table;
import io.tocsin.emulator.cloudwatch.EmulatorOptions;
import io.tocsin.it.cluster.WorkerCluster;
import io.tocsin.it.cluster.WorkerOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** How large the offsets are that a worker with exactly-once support stores, with the source's default settings. */
public final class OffsetSize {
    private static final int BACKFILL = 500_000;
    private static final Duration REST = Duration.ofSeconds(Integer.getInteger("rest.seconds", 120));
    /** Longer than settle.ms, after which ids leave the offset. */
    private static final Duration BUSY = Duration.ofSeconds(Integer.getInteger("busy.seconds", 600));

    private final Rig rig;

    private OffsetSize(Rig rig) {
        this.rig = rig;
    }

    public static void main(String[] args) throws Exception {
        Table table = Table.of("situation", "median", "largest", "offsets");
        LineChart chart = new LineChart("Offsets at 1,000 matches a second", "seconds", "KB");
        table = row(table, "backfill", inFresh(OffsetSize::backfill));
        table = row(table, "at rest, an event in 10 s", inFresh(size -> size.events(REST, 1, 10_000)));
        List<Point> alone = inFresh(size -> size.events(BUSY, 1, 1));
        List<Point> batched = inFresh(size -> size.events(BUSY, 100, 100));
        table = row(table, "1,000 a second, each put alone", alone);
        table = row(table, "1,000 a second, 100 to a put", batched);
        Report.publish("offsets", table, chart.curve("each put alone", alone).curve("100 to a put", batched));
    }

    /** What to do with a rig that has done nothing yet. */
    private interface Work {
        void on(OffsetSize size);
    }

    private static List<Point> inFresh(Work work) {
        try (Rig rig = Rig.start("offsets", "us-east-1", EmulatorOptions.onPort(0), WorkerOptions.defaults());
                TopicCount offsets = new TopicCount(rig.bootstrapServers(), WorkerCluster.OFFSETS_TOPIC)) {
            work.on(new OffsetSize(rig));
            List<Point> sizes = new ArrayList<>();
            offsets.readNew(record -> sizes.add(
                    new Point((record.timestamp() - offsets.firstAt()) / 1e3, record.serializedValueSize() / 1024.0)));
            return sizes;
        }
    }

    private void backfill() {
        History history = rig.history(BACKFILL, 0);
        try (SourceRun run = rig.source(
                        "backfill", Map.of("start.from", history.from().toString()));
                TopicCount records = run.records()) {
            records.awaitRecords(BACKFILL);
        }
    }

    /** Puts {@code batch} events at a time, with a pause between that gives the rate. */
    private void events(Duration during, int batch, int everyMillis) {
        rig.region().createLogGroup(Rig.GROUP);
        String[] messages = new String[batch];
        Arrays.fill(messages, "ERROR card declined");
        SourceRun run = rig.source("live", Map.of("start.from", "-PT1M"));
        long begin = System.nanoTime();
        long puts = 0;
        while (System.nanoTime() - begin < during.toNanos()) {
            long due = (System.nanoTime() - begin) / 1_000_000 / everyMillis;
            for (; puts < due; puts++) {
                rig.region().put(Rig.GROUP, "stream", messages);
            }
            LockSupport.parkNanos(1_000_000);
        }
        run.close();
    }

    private static Table row(Table table, String name, List<Point> sizes) {
        List<Double> kilobytes = sizes.stream().map(Point::y).toList();
        return table.row(
                name,
                shown(Median.of(kilobytes)),
                shown(Median.percentile(kilobytes, 100)),
                Integer.toString(sizes.size()));
    }

    private static String shown(double kilobytes) {
        return String.format(Locale.ROOT, "%.1f KB", kilobytes);
    }
}
