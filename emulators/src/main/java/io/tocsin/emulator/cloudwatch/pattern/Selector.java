package io.tocsin.emulator.cloudwatch.pattern;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Points at values of a JSON event: {@code $.users[0].name}, {@code $.users[*].name}, {@code $.*}, {@code $.['a.b']}.
 *
 * @param steps from the root, each from all values that the one before points at
 */
record Selector(List<UnaryOperator<Stream<JsonNode>>> steps) {
    /** What is there; nothing if a step leads nowhere. */
    Stream<JsonNode> of(JsonNode root) {
        Stream<JsonNode> values = Stream.of(root);
        for (UnaryOperator<Stream<JsonNode>> step : steps) {
            values = step.apply(values);
        }
        return values;
    }
}
