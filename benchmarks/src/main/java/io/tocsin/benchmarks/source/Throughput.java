package io.tocsin.benchmarks.source;

import io.tocsin.benchmarks.report.BarChart;
import io.tocsin.benchmarks.report.Report;
import io.tocsin.benchmarks.report.Table;
import io.tocsin.emulator.cloudwatch.EmulatorOptions;
import io.tocsin.emulator.cloudwatch.trouble.Switch;
import io.tocsin.emulator.cloudwatch.trouble.Troubles;
import io.tocsin.it.cluster.WorkerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Events a second from CloudWatch Logs to a topic, in a worker, beside a loop over the AWS SDK's paginator that counts them and does
 * nothing else. Both read the same log group in turns; broker, worker and emulator share the machine.
 */
public final class Throughput {
    private static final int CHARACTERS = Integer.getInteger("characters", 200_000_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    /** Of a message: a line, and a line with a stack trace. */
    private static final List<Integer> LENGTHS = List.of(200, 2_000);
    /** What a call takes, in milliseconds. */
    private static final List<Integer> LATENCIES = List.of(0, 100);

    private Table table = Table.of(
            "a message has",
            "worker",
            "a call takes",
            "events",
            "loop that counts",
            "source to topic",
            "times the loop");
    private BarChart chart =
            new BarChart("From CloudWatch Logs to a topic", "events a second", List.of("loop", "source"));

    private Throughput() {}

    /** Events a second. */
    private record Speeds(double loop, double source) {}

    public static void main(String[] args) throws Exception {
        Throughput throughput = new Throughput();
        for (int length : LENGTHS) {
            throughput.measure("at-least-once", WorkerOptions.defaults().withoutExactlyOnce(), length);
            throughput.measure("exactly-once", WorkerOptions.defaults(), length);
        }
        Report.publish("throughput", throughput.table, throughput.chart);
    }

    private void measure(String worker, WorkerOptions options, int length) {
        try (Rig rig =
                Rig.start("throughput", "us-east-1", EmulatorOptions.onPort(0).withQuotas(false), options)) {
            History history = rig.history(CHARACTERS / length, length);
            speeds(rig, history, "warm-up", 1);
            for (int latency : LATENCIES) {
                rig.emulator().trouble(now -> Troubles.none().with(Switch.LATENCY_MEDIAN_MILLIS, latency));
                Speeds speeds = speeds(rig, history, "latency-" + latency, ROUNDS);
                table = table.row(
                        length + " characters",
                        worker,
                        latency + " ms",
                        String.format(Locale.ROOT, "%,d", history.events()),
                        shown(speeds.loop()),
                        shown(speeds.source()),
                        String.format(Locale.ROOT, "%.2f", speeds.source() / speeds.loop()));
                chart = chart.group(
                        worker + ", " + length + " ch., " + latency + " ms", speeds.loop(), speeds.source());
            }
        }
    }

    /** Medians of some rounds. */
    private static Speeds speeds(Rig rig, History history, String name, int rounds) {
        List<Double> loop = new ArrayList<>();
        List<Double> source = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            loop.add(loop(rig, history));
            source.add(source(rig, history, name + "-" + round));
            System.err.printf("%s: loop %s, source %s%n", name, shown(loop.get(round)), shown(source.get(round)));
        }
        return new Speeds(Median.of(loop), Median.of(source));
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

    private static double source(Rig rig, History history, String name) {
        Map<String, String> config = Map.of(
                "start.from", history.from().toString(), "requests.per.second", "1000", "poll.interval.ms", "60000");
        try (SourceRun run = rig.source(name, config);
                TopicCount records = run.records()) {
            records.awaitRecords(history.events());
            return history.events() * 1000.0 / run.took(records).toMillis();
        }
    }

    private static String shown(double perSecond) {
        return String.format(Locale.ROOT, "%,.0f/s", perSecond);
    }
}
