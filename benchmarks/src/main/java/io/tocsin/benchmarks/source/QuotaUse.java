package io.tocsin.benchmarks.source;

import io.tocsin.benchmarks.report.LineChart;
import io.tocsin.benchmarks.report.Report;
import io.tocsin.benchmarks.report.Table;
import io.tocsin.emulator.cloudwatch.EmulatorOptions;
import io.tocsin.emulator.cloudwatch.trouble.Switch;
import io.tocsin.emulator.cloudwatch.trouble.Troubles;
import io.tocsin.it.cluster.WorkerOptions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A backfill of 1,000 pages in a region that grants 10 requests a second and takes 200 ms for each: how much of the quota is used, and
 * how often AWS throttles. Beside it, the loop over the AWS SDK's paginator.
 */
public final class QuotaUse {
    private static final int PAGES = Integer.getInteger("pages", 1_000);
    private static final int EVENTS_A_PAGE = 1_000;
    private static final int QUOTA = 10;
    private static final int LATENCY = 200;

    private final Rig rig;
    private final History history;

    private QuotaUse(Rig rig, History history) {
        this.rig = rig;
        this.history = history;
    }

    /** What a way of reading made of the quota. */
    private record Use(Duration took, long answered, long throttled, List<LineChart.Point> curve) {
        double share() {
            return answered * 1e3 / took.toMillis() / QUOTA;
        }

        double throttledAMinute() {
            return throttled * 60e3 / took.toMillis();
        }

        Table in(Table table, String name) {
            return table.row(
                    name,
                    String.format(Locale.ROOT, "%,d", PAGES),
                    String.format(Locale.ROOT, "%.0f s", took.toMillis() / 1e3),
                    String.format(Locale.ROOT, "%.1f/s", answered * 1e3 / took.toMillis()),
                    String.format(Locale.ROOT, "%.0f %%", 100 * share()),
                    String.format(Locale.ROOT, "%d (%.1f a minute)", throttled, throttledAMinute()));
        }
    }

    public static void main(String[] args) throws Exception {
        EmulatorOptions options = EmulatorOptions.onPort(0)
                .withScanned(EVENTS_A_PAGE)
                .withTroubles(Troubles.none().with(Switch.LATENCY_MEDIAN_MILLIS, LATENCY));
        try (Rig rig = Rig.start("quota", "eu-west-1", options, WorkerOptions.defaults())) {
            QuotaUse quota = new QuotaUse(rig, rig.history(PAGES * EVENTS_A_PAGE, 0));
            Use source = quota.source();
            Use loop = quota.loop();
            Table table = Table.of("", "pages", "took", "requests answered", "of the quota", "throttled");
            Report.publish(
                    "quota",
                    loop.in(source.in(table, "source"), "loop"),
                    new LineChart("Requests answered, of 10 a second that AWS grants", "seconds", "a second")
                            .curve("source", source.curve())
                            .curve("loop", loop.curve()));
        }
    }

    private Use source() {
        Map<String, String> config = Map.of("start.from", history.from().toString());
        Requests before = Requests.of(rig.emulator());
        try (RequestCurve curve = RequestCurve.begin(rig.emulator());
                SourceRun run = rig.source("backfill", config);
                TopicCount records = run.records()) {
            records.awaitRecords(history.events());
            return use(run.took(records), before, curve.points());
        }
    }

    private Use loop() {
        Requests before = Requests.of(rig.emulator());
        try (RequestCurve curve = RequestCurve.begin(rig.emulator());
                SequentialLoop loop = rig.loop()) {
            Duration took = loop.read(Rig.GROUP, Rig.PATTERN, history.from()).took();
            return use(took, before, curve.points());
        }
    }

    private Use use(Duration took, Requests before, List<LineChart.Point> curve) {
        Requests now = Requests.of(rig.emulator());
        return new Use(took, now.answered() - before.answered(), now.throttled() - before.throttled(), curve);
    }
}
