package io.tocsin.benchmarks.source;

import io.tocsin.benchmarks.report.BarChart;
import io.tocsin.benchmarks.report.Report;
import io.tocsin.benchmarks.report.Table;
import io.tocsin.emulator.cloudwatch.EmulatorOptions;
import io.tocsin.emulator.cloudwatch.trouble.Switch;
import io.tocsin.emulator.cloudwatch.trouble.Troubles;
import io.tocsin.it.cluster.WorkerOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Events a second from CloudWatch Logs to a topic, in a worker, beside a loop over the AWS SDK's paginator that counts them and does
 * nothing else, and beside a source in the same worker that reads nothing. They take turns; broker, worker and emulator share the
 * machine. Each form of the records has a table of its own: what is named as an argument, or else both.
 */
public final class Throughput {
    private static final String STRUCTS = "throughput";
    private static final String MESSAGES = "throughput-message";
    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    /** Those in which calls take time are long, and differ less. */
    private static final int SLOW_ROUNDS = 3;

    /** Of the lines, for a quick look. */
    private static final int PERCENT = Integer.getInteger("percent", 100);
    /** Until the compilers of both JVMs have little left to do. */
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("warm.up", 120));

    /** What a call takes, in milliseconds, in the slow rounds. */
    private static final int LATENCY = 100;
    /** The memory as docs/source-connector.md tells for a large backfill. */
    private static final WorkerOptions WORKER =
            WorkerOptions.defaults().heap("2g").jvm("-Xms2g").jvm("-XX:+UseTransparentHugePages");

    private Table table = Table.of(
            "lines",
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

    /** Events a second. */
    private record Speeds(double loop, double source) {}

    public static void main(String[] args) throws Exception {
        List<String> forms = args.length == 0 ? List.of(STRUCTS, MESSAGES) : List.of(args);
        if (forms.contains(STRUCTS)) {
            new Throughput().structs();
        }
        if (forms.contains(MESSAGES)) {
            new Throughput().messages();
        }
    }

    /** Records as they are by default. */
    private void structs() throws IOException {
        measure(Shape.oneInHundred(false), false);
        measure(Shape.oneInHundred(false), true);
        measure(Shape.oneInTen(false), false);
        measure(Shape.all(false), false);
        measure(Shape.all(false), true);
        measure(Shape.allLong(false), false);
        Report.publish(STRUCTS, table, chart);
    }

    /** Records of the message alone, which are the leanest that can be set. */
    private void messages() throws IOException {
        measure(Shape.oneInHundred(true), false);
        measure(Shape.all(true), false);
        measure(Shape.allLong(true), false);
        Report.publish(MESSAGES, table, chart);
    }

    private void measure(Shape whole, boolean exactlyOnce) {
        Shape shape = whole.percent(PERCENT);
        String worker = exactlyOnce ? "exactly-once" : "at-least-once";
        WorkerOptions options = exactlyOnce ? WORKER : WORKER.withoutExactlyOnce();
        try (Rig rig =
                Rig.start("throughput", "us-east-1", EmulatorOptions.onPort(0).withQuotas(false), options)) {
            History history = rig.history(shape.lines(), shape.length(), shape.every());
            System.err.printf("%s, %s, %s%n", shape.name(), worker, shape.lean() ? "message" : "struct");
            WarmUp.requests(rig, history.from());
            warmUp(rig, history, shape);
            double memory = memory(rig, shape);
            note(worker, shape, 0, speeds(rig, history, shape, "at-once", ROUNDS), memory);
            rig.emulator().trouble(now -> Troubles.none().with(Switch.LATENCY_MEDIAN_MILLIS, LATENCY));
            note(
                    worker,
                    shape,
                    LATENCY,
                    speeds(rig, history.last(shape.slowPart()), shape, "slow", SLOW_ROUNDS),
                    memory);
        }
    }

    private void note(String worker, Shape shape, int latency, Speeds speeds, double memory) {
        table = table.row(
                shape.name(),
                worker,
                latency + " ms",
                shown(speeds.loop()),
                shown(speeds.source()),
                times(speeds.source(), speeds.loop()),
                shown(memory),
                times(memory, speeds.loop()));
        chart = chart.group(
                worker + ", " + shape.name() + ", " + latency + " ms", speeds.loop(), speeds.source(), memory);
    }

    private static void warmUp(Rig rig, History history, Shape shape) {
        long end = System.nanoTime() + WARM_UP.toNanos();
        for (int round = 0; System.nanoTime() - end < 0; round++) {
            speeds(rig, history, shape, "warm-up-" + round, 1);
        }
    }

    /** Medians of some rounds. */
    private static Speeds speeds(Rig rig, History history, Shape shape, String name, int rounds) {
        List<Double> loop = new ArrayList<>();
        List<Double> source = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            loop.add(loop(rig, history));
            source.add(source(rig, history, shape, name + "-" + round));
            System.err.printf("%s: loop %s, source %s%n", name, shown(loop.get(round)), shown(source.get(round)));
        }
        return new Speeds(Median.of(loop), Median.of(source));
    }

    /** The median of the source that reads nothing, which no call's time concerns. Its first run makes Connect warm for it. */
    private static double memory(Rig rig, Shape shape) {
        List<Double> memory = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            memory.add(memory(rig, shape, "memory-" + round));
            System.err.printf("reads nothing %s%n", shown(memory.get(round)));
        }
        return Median.of(memory.subList(1, memory.size()));
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

    private static double memory(Rig rig, Shape shape, String name) {
        try (SourceRun run = rig.memorySource(name, shape);
                TopicCount records = run.records()) {
            records.awaitRecords(shape.copies());
            return shape.copies() * 1000.0 / (records.lastAt() - records.firstAt());
        }
    }

    private static String shown(double perSecond) {
        return String.format(Locale.ROOT, "%,.0f/s", perSecond);
    }

    private static String times(double one, double other) {
        return String.format(Locale.ROOT, "%.2f", one / other);
    }
}
