package io.tocsin.slack.routing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds, among the routes that are tried earlier, one that takes all that another one would. Of each route the rarest condition is
 * indexed, so that it is compared only with routes of which this condition holds, and not with all: ten thousand routes would be fifty
 * million pairs.
 */
final class EarlierRoutes {
    /**
     * Regular expressions cannot be indexed, nor can routes that have only common conditions. More comparisons than this are not made:
     * it is about half a second's work. Of routes in vain some are then not found.
     */
    static final int MOST_COMPARISONS = 500_000;

    /** A route, and its place in the order. */
    private record Placed(Route route, int place) {}

    private final Map<Condition.Identity, Integer> frequencies = new HashMap<>();
    private final Map<Condition.Identity, List<Placed>> byCondition = new HashMap<>();
    /** By what is looked at: how long the prefixes are that it is compared with. */
    private final Map<String, Set<Integer>> prefixLengths = new HashMap<>();
    /** By what is looked at: the regular expressions that it is compared with. */
    private final Map<String, List<Condition>> expressions = new HashMap<>();

    private final List<Placed> unconditional = new ArrayList<>(1);
    private int places;
    private int comparisons;

    /** @param all all routes, whose conditions are counted */
    EarlierRoutes(List<Route> all) {
        all.stream()
                .flatMap(route -> route.conditions().stream())
                .forEach(condition -> frequencies.merge(condition.identity(), 1, Integer::sum));
    }

    /** Adds the next route in the order. */
    void add(Route route) {
        Placed placed = new Placed(route, places++);
        route.conditions().stream()
                .min(Comparator.<Condition>comparingInt(condition -> frequencies.getOrDefault(condition.identity(), 0))
                        .thenComparing(Condition::isRegex))
                .ifPresentOrElse(rarest -> index(rarest, placed), () -> unconditional.add(placed));
    }

    private void index(Condition rarest, Placed placed) {
        List<Placed> alike = byCondition.computeIfAbsent(rarest.identity(), any -> new ArrayList<>(1));
        if (alike.isEmpty() && rarest.isRegex()) {
            expressions.computeIfAbsent(rarest.part(), any -> new ArrayList<>()).add(rarest);
        }
        rarest.prefix()
                .ifPresent(prefix -> prefixLengths
                        .computeIfAbsent(rarest.part(), any -> new HashSet<>())
                        .add(prefix.length()));
        alike.add(placed);
    }

    /** The first of the added routes that surely takes every record that this one would. */
    Optional<Route> covering(Route route) {
        List<Placed> candidates = new ArrayList<>(unconditional);
        route.conditions().forEach(condition -> addCandidates(condition, candidates));
        candidates.sort(Comparator.comparingInt(Placed::place));
        return candidates.stream()
                .map(Placed::route)
                .filter(earlier -> covers(earlier, route))
                .findFirst();
    }

    private boolean covers(Route earlier, Route route) {
        return comparisons < MOST_COMPARISONS && counted(earlier.covers(route));
    }

    private boolean counted(boolean result) {
        comparisons++;
        return result;
    }

    /** Those whose indexed condition follows from this one. */
    private void addCandidates(Condition condition, List<Placed> candidates) {
        candidates.addAll(byCondition.getOrDefault(condition.identity(), List.of()));
        String start = condition.start();
        for (int length : prefixLengths.getOrDefault(condition.part(), Set.of())) {
            Condition.Identity prefix = length <= start.length()
                    ? Condition.Identity.ofPrefix(condition.part(), start.substring(0, length))
                    : condition.identity();
            if (!prefix.equals(condition.identity())) {
                candidates.addAll(byCondition.getOrDefault(prefix, List.of()));
            }
        }
        if (condition.isEqual()) {
            addExpressions(condition, candidates);
        }
    }

    private void addExpressions(Condition condition, List<Placed> candidates) {
        for (Condition expression : expressions.getOrDefault(condition.part(), List.of())) {
            if (comparisons < MOST_COMPARISONS && counted(expression.followsFrom(condition))) {
                candidates.addAll(byCondition.getOrDefault(expression.identity(), List.of()));
            }
        }
    }

    /** How many comparisons were made, of a route with another or of a text with a regular expression. */
    int comparisons() {
        return comparisons;
    }
}
