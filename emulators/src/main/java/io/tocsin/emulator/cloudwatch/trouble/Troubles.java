package io.tocsin.emulator.cloudwatch.trouble;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * What goes wrong, and how often. Immutable.
 *
 * @param seed decides which requests are hit: the same seed hits the same ones in the same order
 * @param operations whose requests and answers are hit, by name; all if empty
 * @param values of the switches that are not off
 */
public record Troubles(long seed, Set<String> operations, Map<Switch, Double> values) {
    public Troubles {
        operations = Set.copyOf(operations);
        values = Map.copyOf(values);
        values.forEach(Switch::checked);
    }

    public static Troubles none() {
        return new Troubles(0, Set.of(), Map.of());
    }

    public double get(Switch each) {
        return values.getOrDefault(each, each.off());
    }

    long millis(Switch each) {
        return Math.round(get(each));
    }

    /**
     * The same with one switch set.
     *
     * @throws IllegalArgumentException if the value is out of range
     */
    public Troubles with(Switch each, double value) {
        Map<Switch, Double> changed = new EnumMap<>(Switch.class);
        changed.putAll(values);
        changed.put(each, value);
        return new Troubles(seed, operations, changed);
    }

    public Troubles withSeed(long newSeed) {
        return new Troubles(newSeed, operations, values);
    }

    /** The same for these operations only. */
    public Troubles withOperations(String... names) {
        return new Troubles(seed, Set.of(names), values);
    }

    boolean concerns(String operation) {
        return operations.isEmpty() || operations.contains(operation);
    }
}
