package io.tocsin.emulator.cloudwatch.pattern;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Reads a {@link Selector}. */
final class SelectorReader {
    private static final int MAX_INDEX_DIGITS = 9;

    private final Cursor cursor;
    private final Quota wildcardsOfPattern;
    private final Quota wildcards = new Quota(1, "wildcard in a property selector");
    private final List<UnaryOperator<Stream<JsonNode>>> steps = new ArrayList<>();

    private SelectorReader(Cursor cursor, Quota wildcardsOfPattern) {
        this.cursor = cursor;
        this.wildcardsOfPattern = wildcardsOfPattern;
    }

    static Selector read(Cursor cursor, Quota wildcards) {
        return new SelectorReader(cursor, wildcards).read();
    }

    private Selector read() {
        cursor.skipSpaces();
        cursor.expect("$");
        if (cursor.peek() != '.') {
            throw cursor.error("expected '.' and a property after '$'");
        }
        while (cursor.take(".")) {
            property();
            while (cursor.peek() == '[') {
                element();
            }
        }
        return new Selector(List.copyOf(steps));
    }

    private void property() {
        if (cursor.take("*")) {
            wildcard();
            step(node -> node.isObject() ? node.valueStream() : Stream.empty());
        } else if (cursor.take("['")) {
            String key = cursor.takeWhile(c -> c != '\'');
            cursor.expect("']");
            step(node -> Stream.ofNullable(node.get(key)));
        } else {
            String key = cursor.takeWhile(c -> isNameCharacter(c));
            if (key.isEmpty()) {
                throw cursor.error("expected a property");
            }
            step(node -> Stream.ofNullable(node.get(key)));
        }
    }

    private void element() {
        cursor.expect("[");
        if (cursor.take("*")) {
            wildcard();
            step(node -> node.isArray() ? node.valueStream() : Stream.empty());
        } else {
            int index = index();
            step(node -> Stream.ofNullable(node.get(index)));
        }
        cursor.expect("]");
    }

    private int index() {
        int start = cursor.position();
        String digits = cursor.takeWhile(c -> c >= '0' && c <= '9');
        if (digits.isEmpty() || digits.length() > MAX_INDEX_DIGITS) {
            throw cursor.error("expected the index of an element", start);
        }
        return Integer.parseInt(digits);
    }

    private void wildcard() {
        int position = cursor.position() - 1;
        wildcards.add(cursor, position);
        wildcardsOfPattern.add(cursor, position);
    }

    private void step(Function<JsonNode, Stream<JsonNode>> next) {
        steps.add(values -> values.flatMap(next));
    }

    private static boolean isNameCharacter(int c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_';
    }
}
