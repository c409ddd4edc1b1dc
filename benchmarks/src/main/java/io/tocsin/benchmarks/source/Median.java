package io.tocsin.benchmarks.source;

import java.util.List;

/** Percentiles of a few numbers. */
public final class Median {
    private Median() {}

    /** The middle one. */
    public static double of(List<Double> numbers) {
        return percentile(numbers, 50);
    }

    /** The number that so many of a hundred do not exceed. */
    public static double percentile(List<Double> numbers, double percent) {
        List<Double> sorted = numbers.stream().sorted().toList();
        int rank = (int) Math.ceil(percent / 100 * sorted.size());
        return sorted.get(Math.max(0, rank - 1));
    }
}
