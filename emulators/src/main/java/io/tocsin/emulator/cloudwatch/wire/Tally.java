package io.tocsin.emulator.cloudwatch.wire;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts requests by operation and by how they were answered. */
public final class Tally {
    /** What was carried out. */
    public static final String OK = "ok";

    private final Map<String, Map<String, LongAdder>> counts = new ConcurrentHashMap<>();

    /**
     * Counts one.
     *
     * @param outcome {@link #OK} or the code of an error
     */
    void add(String operation, String outcome) {
        counts.computeIfAbsent(operation, key -> new ConcurrentHashMap<>())
                .computeIfAbsent(outcome, key -> new LongAdder())
                .increment();
    }

    /** By operation and outcome, sorted. */
    public Map<String, Map<String, Long>> counts() {
        Map<String, Map<String, Long>> copy = new TreeMap<>();
        counts.forEach((operation, outcomes) -> {
            Map<String, Long> sums = copy.computeIfAbsent(operation, key -> new TreeMap<>());
            outcomes.forEach((outcome, count) -> sums.put(outcome, count.sum()));
        });
        return copy;
    }
}
