package io.tocsin.benchmarks.report;

import java.util.Locale;
import java.util.stream.DoubleStream;

/** An axis from 0 to a round number. */
record Scale(double step, int steps) {
    private static final int MOST_STEPS = 6;
    private static final double[] ROUND = {1, 2, 5, 10};

    static Scale to(double largest) {
        double most = Math.max(largest, 1e-9);
        double power = Math.pow(10, Math.floor(Math.log10(most / MOST_STEPS)));
        double step = DoubleStream.of(ROUND)
                .map(round -> round * power)
                .filter(candidate -> candidate * MOST_STEPS >= most)
                .findFirst()
                .orElse(most);
        return new Scale(step, (int) Math.ceil(most / step - 1e-9));
    }

    double end() {
        return step * steps;
    }

    /** The number at a step, as short as it is exact. */
    String label(int at) {
        double value = at * step;
        return step >= 1
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.4g", value)
                        .replaceAll("0+$", "")
                        .replaceAll("\\.$", "");
    }
}
