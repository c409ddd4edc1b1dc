package io.tocsin.benchmarks.source;

import io.tocsin.benchmarks.report.LineChart;
import io.tocsin.benchmarks.report.LineChart.Point;
import io.tocsin.benchmarks.report.Report;
import io.tocsin.benchmarks.report.Table;
import io.tocsin.emulator.cloudwatch.EmulatorOptions;
import io.tocsin.it.cluster.WorkerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A backfill of five million events, with exactly-once support, in a worker with a heap of 256 MB. Needs a heap of 4 GB itself. */
public final class LargeBackfill {
    private static final int EVENTS = Integer.getInteger("events", 5_000_000);
    private static final int LENGTH = 200;
    private static final long SAMPLE_NANOS = 5_000_000_000L;

    private LargeBackfill() {}

    public static void main(String[] args) throws Exception {
        WorkerOptions options = WorkerOptions.defaults().heap("256m");
        try (Rig rig = Rig.start("large", "us-east-1", EmulatorOptions.onPort(0).withQuotas(false), options)) {
            History history = rig.history(EVENTS, LENGTH);
            Map<String, String> config = Map.of("start.from", history.from().toString(), "requests.per.second", "1000");
            try (SourceRun run = rig.source("large", config);
                    TopicCount records = run.records()) {
                List<Point> progress = progress(records);
                EventIds ids = new EventIds(EVENTS);
                records.readNew(ids::add);
                double seconds = run.took(records).toMillis() / 1e3;
                Report.publish(
                        "large-backfill",
                        table(records, ids, seconds, rig.worker().pid()),
                        chart(progress));
            }
        }
    }

    /** Waits until as many records are there as there are events. */
    private static List<Point> progress(TopicCount records) {
        List<Point> points = new ArrayList<>();
        long begin = System.nanoTime();
        while (records.end() < EVENTS) {
            LockSupport.parkNanos(SAMPLE_NANOS);
            points.add(new Point((System.nanoTime() - begin) / 1e9, records.end() / 1e6));
        }
        return points;
    }

    private static Table table(TopicCount records, EventIds ids, double seconds, long worker) throws IOException {
        return Table.of("events", "records", "different events", "took", "events a second", "worker's memory at most")
                .row(
                        String.format(Locale.ROOT, "%,d", EVENTS),
                        String.format(Locale.ROOT, "%,d", records.count()),
                        String.format(Locale.ROOT, "%,d", ids.distinct()),
                        String.format(Locale.ROOT, "%.0f s", seconds),
                        String.format(Locale.ROOT, "%,.0f", EVENTS / seconds),
                        memory(worker));
    }

    /** The process's resident set at its largest; Linux alone tells. */
    private static String memory(long process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process), "status");
        if (!Files.exists(status)) {
            return "unknown";
        }
        String line = Files.readAllLines(status).stream()
                .filter(each -> each.startsWith("VmHWM:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB, heap 256 MB";
    }

    private static LineChart chart(List<Point> progress) {
        return new LineChart("A backfill in a worker with a heap of 256 MB", "seconds", "million records")
                .curve("records", progress);
    }

    /** Hashes of event ids. */
    private static final class EventIds {
        private final long[] hashes;
        private int used;

        EventIds(int events) {
            hashes = new long[events];
        }

        void add(org.apache.kafka.clients.consumer.ConsumerRecord<byte[], byte[]> record) {
            long hash = 1125899906842597L;
            for (byte each : record.headers().lastHeader("cloudwatch.event.id").value()) {
                hash = hash * 1_000_003 + each;
            }
            if (used < hashes.length) {
                hashes[used++] = hash;
            }
        }

        long distinct() {
            return Arrays.stream(hashes, 0, used).distinct().count();
        }
    }
}
