package io.tocsin.benchmarks.ledger;

import io.tocsin.benchmarks.report.BarChart;
import io.tocsin.benchmarks.report.Report;
import io.tocsin.benchmarks.report.Table;
import io.tocsin.cloudwatch.ledger.Ledger;
import io.tocsin.cloudwatch.ledger.LedgerState;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** What it costs to decide on an event, and to encode an offset. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LedgerCost {
    private static final int RUNS = Integer.getInteger("rounds", 5);

    @Param
    public Situation situation = Situation.BACKFILL;

    private List<Situation.Event> page = List.of();
    private Ledger known = situation.ledger();
    private LedgerState before = known.state();

    @Setup
    public void prepare() {
        page = situation.page();
        known = situation.ledger();
        before = known.state();
        Situation.read(known, page);
    }

    /** A ledger that has not seen the page. */
    @State(Scope.Thread)
    public static class Fresh {
        private Ledger ledger = Situation.AT_REST.ledger();

        @Setup(Level.Invocation)
        public void prepare(LedgerCost cost) {
            ledger = cost.situation.ledger();
        }
    }

    /** A page of events that are new, each with its offset, which is not encoded. */
    @Benchmark
    @OperationsPerInvocation(Situation.PAGE)
    public int newEvent(Fresh fresh) {
        return Situation.read(fresh.ledger, page);
    }

    /** The same page once more, as the scans of other tiers read it. */
    @Benchmark
    @OperationsPerInvocation(Situation.PAGE)
    public int knownEvent() {
        return Situation.read(known, page);
    }

    /** What Connect does with the offset of the last record of a poll. */
    @Benchmark
    public int encodedOffset() {
        return before.toOffset(Situation.FINGERPRINT).entrySet().size();
    }

    public static void main(String[] args) throws Exception {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(LedgerCost.class.getName())
                        .forks(1)
                        .warmupIterations(RUNS)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(RUNS)
                        .measurementTime(TimeValue.seconds(1))
                        .build())
                .run();
        Table table = Table.of("situation", "a new event", "an event read again", "an encoded offset");
        BarChart chart = new BarChart("The ledger's cost of an event", "microseconds", List.of("new", "read again"));
        for (Situation situation : Situation.values()) {
            double fresh = micros(results, situation, "newEvent");
            double again = micros(results, situation, "knownEvent");
            double encoded = micros(results, situation, "encodedOffset");
            table = table.row(situation.description(), shown(fresh), shown(again), shown(encoded));
            chart = chart.group(situation.description(), fresh, again);
        }
        Report.publish("ledger", table, chart);
    }

    private static double micros(Collection<RunResult> results, Situation situation, String benchmark) {
        return results.stream()
                .filter(result -> result.getParams().getParam("situation").equals(situation.name()))
                .filter(result -> result.getPrimaryResult().getLabel().equals(benchmark))
                .mapToDouble(result -> result.getPrimaryResult().getScore() / 1e3)
                .findFirst()
                .orElseThrow();
    }

    private static String shown(double micros) {
        return String.format(Locale.ROOT, "%,.2f µs", micros);
    }
}
