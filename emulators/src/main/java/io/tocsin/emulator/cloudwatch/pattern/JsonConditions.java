package io.tocsin.emulator.cloudwatch.pattern;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;

/** Reads the conditions of a {@link JsonPattern}. */
final class JsonConditions {
    private final Cursor cursor;
    private final Quota regexes = Quota.ofRegexes();
    private final Quota wildcards = new Quota(3, "wildcard selectors");

    JsonConditions(Cursor cursor) {
        this.cursor = cursor;
    }

    int regexes() {
        return regexes.count();
    }

    Predicate<JsonNode> read() {
        return new Conditions<>(cursor, this::single).read();
    }

    private Predicate<JsonNode> single() {
        cursor.skipSpaces();
        if (cursor.take("(")) {
            Predicate<JsonNode> inner = read();
            cursor.skipSpaces();
            cursor.expect(")");
            return inner;
        }
        return about(SelectorReader.read(cursor, wildcards));
    }

    private Predicate<JsonNode> about(Selector selector) {
        cursor.skipSpaces();
        int start = cursor.position();
        String keyword = cursor.takeWhile(Character::isLetter);
        return switch (keyword) {
            case "" -> comparison(selector);
            case "IS" -> is(selector);
            case "NOT" -> notExists(selector);
            default -> throw cursor.error("expected an operator, IS or NOT EXISTS", start);
        };
    }

    private Predicate<JsonNode> is(Selector selector) {
        cursor.skipSpaces();
        int start = cursor.position();
        Predicate<JsonNode> wanted = switch (cursor.takeWhile(Character::isLetter)) {
            case "NULL" -> JsonNode::isNull;
            case "TRUE" -> value -> value.isBoolean() && value.booleanValue();
            case "FALSE" -> value -> value.isBoolean() && !value.booleanValue();
            default -> throw cursor.error("expected NULL, TRUE or FALSE after IS", start);
        };
        return event -> selector.of(event).anyMatch(wanted);
    }

    private Predicate<JsonNode> notExists(Selector selector) {
        cursor.skipSpaces();
        cursor.expect("EXISTS");
        return event -> selector.of(event).findAny().isEmpty();
    }

    private Predicate<JsonNode> comparison(Selector selector) {
        Predicate<Scalar> comparison = Comparison.read(cursor, regexes);
        return event -> selector.of(event)
                .anyMatch(value -> JsonEvents.scalar(value).filter(comparison).isPresent());
    }
}
