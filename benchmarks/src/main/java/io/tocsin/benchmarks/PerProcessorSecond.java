package io.tocsin.benchmarks;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Adds to what JMH measures, which is time on the clock, how often a benchmark ran in a second of one core: {@code -prof} and this
 * class's name. It counts the garbage collector and the compiler too.
 */
public final class PerProcessorSecond implements InternalProfiler {
    private double before;

    @Override
    public String getDescription() {
        return "operations in a second of processor time";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = ProcessorTime.used();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double seconds = ProcessorTime.used() - before;
        double operations = result.getMetadata().getMeasuredOps();
        return List.of(new ScalarResult("one core", operations / seconds, "ops/s", AggregationPolicy.AVG));
    }
}
