package io.tocsin.benchmarks.source;

import io.tocsin.benchmarks.report.BarChart;
import io.tocsin.benchmarks.report.Report;
import io.tocsin.benchmarks.report.Table;
import io.tocsin.emulator.cloudwatch.EmulatorOptions;
import io.tocsin.emulator.cloudwatch.trouble.Switch;
import io.tocsin.emulator.cloudwatch.trouble.Troubles;
import io.tocsin.it.cluster.WorkerOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Events a second from CloudWatch Logs to a topic, in a worker, beside a loop over the AWS SDK's paginator that counts them and does
 * nothing else, and beside a source in the same worker that reads nothing. They take turns; broker, worker and emulator share the
 * machine.
 */
public final class Throughput {
    private static final int CHARACTERS = Integer.getInteger("characters", 200_000_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final int WARM_UP = 3;
    /** What a call takes, in milliseconds. */
    private static final List<Integer> LATENCIES = List.of(0, 100);
    /** As large as the default of Connect's own start script, and batches as docs/source-connector.md tells for a large backfill. */
    private static final WorkerOptions WORKER = WorkerOptions.defaults().heap("2g");

    private static final Map<String, String> BATCHES =
            Map.of("producer.override.batch.size", "524288", "producer.override.linger.ms", "5");

    private Table table = Table.of(
            "records",
            "worker",
            "a call takes",
            "loop that counts",
            "source to topic",
            "times the loop",
            "source that reads nothing",
            "times the loop");
    private BarChart chart = new BarChart(
            "From CloudWatch Logs to a topic", "events a second", List.of("loop", "source", "reads nothing"));

    private Throughput() {}

    /** What records are measured. */
    private record Shape(String name, int length, boolean lean) {
        Map<String, String> settings() {
            Map<String, String> settings = new HashMap<>(BATCHES);
            if (lean) {
                settings.put("record.value", "message");
                settings.put("record.headers", "false");
                settings.put("value.converter", "org.apache.kafka.connect.storage.StringConverter");
            }
            return settings;
        }
    }

    /** Events a second. */
    private record Speeds(double loop, double source, double memory) {}

    public static void main(String[] args) throws Exception {
        Throughput throughput = new Throughput();
        Shape small = new Shape("200 characters", 200, false);
        Shape large = new Shape("2,000 characters", 2_000, false);
        throughput.measure("at-least-once", WORKER.withoutExactlyOnce(), small);
        throughput.measure("exactly-once", WORKER, small);
        throughput.measure("at-least-once", WORKER.withoutExactlyOnce(), large);
        throughput.measure(
                "at-least-once",
                WORKER.withoutExactlyOnce(),
                new Shape("2,000 characters, message alone", 2_000, true));
        Report.publish("throughput", throughput.table, throughput.chart);
    }

    private void measure(String worker, WorkerOptions options, Shape shape) {
        try (Rig rig =
                Rig.start("throughput", "us-east-1", EmulatorOptions.onPort(0).withQuotas(false), options)) {
            History history = rig.history(CHARACTERS / shape.length(), shape.length());
            speeds(rig, history, shape, "warm-up", WARM_UP);
            for (int latency : LATENCIES) {
                rig.emulator().trouble(now -> Troubles.none().with(Switch.LATENCY_MEDIAN_MILLIS, latency));
                note(worker, shape, latency, speeds(rig, history, shape, "latency-" + latency, ROUNDS));
            }
        }
    }

    private void note(String worker, Shape shape, int latency, Speeds speeds) {
        table = table.row(
                shape.name(),
                worker,
                latency + " ms",
                shown(speeds.loop()),
                shown(speeds.source()),
                times(speeds.source(), speeds.loop()),
                shown(speeds.memory()),
                times(speeds.memory(), speeds.loop()));
        chart = chart.group(
                worker + ", " + shape.name() + ", " + latency + " ms", speeds.loop(), speeds.source(), speeds.memory());
    }

    /** Medians of some rounds. */
    private static Speeds speeds(Rig rig, History history, Shape shape, String name, int rounds) {
        List<Double> loop = new ArrayList<>();
        List<Double> source = new ArrayList<>();
        List<Double> memory = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            loop.add(loop(rig, history));
            source.add(source(rig, history, shape, name + "-" + round));
            memory.add(memory(rig, history, shape, name + "-memory-" + round));
            System.err.printf(
                    "%s: loop %s, source %s, reads nothing %s%n",
                    name, shown(loop.get(round)), shown(source.get(round)), shown(memory.get(round)));
        }
        return new Speeds(Median.of(loop), Median.of(source), Median.of(memory));
    }

    private static double loop(Rig rig, History history) {
        try (SequentialLoop loop = rig.loop()) {
            SequentialLoop.Count count = loop.read(Rig.GROUP, Rig.PATTERN, history.from());
            if (count.events() != history.events()) {
                throw new IllegalStateException("the loop found " + count.events() + " events");
            }
            return count.eventsPerSecond();
        }
    }

    private static double source(Rig rig, History history, Shape shape, String name) {
        Map<String, String> config = new HashMap<>(shape.settings());
        config.put("start.from", history.from().toString());
        config.put("requests.per.second", "1000");
        config.put("poll.interval.ms", "60000");
        try (SourceRun run = rig.source(name, config);
                TopicCount records = run.records()) {
            records.awaitRecords(history.events());
            return history.events() * 1000.0 / run.took(records).toMillis();
        }
    }

    private static double memory(Rig rig, History history, Shape shape, String name) {
        try (SourceRun run = rig.memorySource(name, history.events(), shape.length(), shape.lean(), shape.settings());
                TopicCount records = run.records()) {
            records.awaitRecords(history.events());
            return history.events() * 1000.0 / (records.lastAt() - records.firstAt());
        }
    }

    private static String shown(double perSecond) {
        return String.format(Locale.ROOT, "%,.0f/s", perSecond);
    }

    private static String times(double one, double other) {
        return String.format(Locale.ROOT, "%.2f", one / other);
    }
}
