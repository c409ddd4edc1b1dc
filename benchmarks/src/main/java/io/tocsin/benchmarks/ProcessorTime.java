package io.tocsin.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * Measures processor time rather than time, so that whatever else the machine does hardly counts. What it counts is the whole
 * process, the client included: the truth about the server is a little better.
 */
final class ProcessorTime {
    private static final int RUNS = 5;
    private static final double NANOS = 1e9;

    /** A piece of work that can be done again. */
    interface Work {
        void run() throws Exception;
    }

    private ProcessorTime() {}

    /** Processor seconds of one run: the median of five, after one that is not counted. */
    static double seconds(Work work) throws Exception {
        work.run();
        double[] seconds = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            double before = used();
            work.run();
            seconds[i] = used() - before;
        }
        Arrays.sort(seconds);
        return seconds[RUNS / 2];
    }

    /** Processor seconds that this process has used so far. */
    static double used() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / NANOS;
    }
}
