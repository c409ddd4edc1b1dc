package io.tocsin.emulator.cloudwatch.pattern;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Reads a {@link FieldsPattern}. */
final class FieldsReader {
    private final Cursor cursor;
    private final Quota regexes = Quota.ofRegexes();
    private final Set<String> names = new HashSet<>();
    private final List<Field> head = new ArrayList<>();
    private final List<Field> tail = new ArrayList<>();
    private boolean ellipsis;

    FieldsReader(Cursor cursor) {
        this.cursor = cursor;
    }

    FieldsPattern read() {
        cursor.skipSpaces();
        if (!cursor.atEnd()) {
            entry();
            while (cursor.take(",")) {
                entry();
            }
            if (!cursor.atEnd()) {
                throw cursor.error("expected ',' or ']'");
            }
        }
        return new FieldsPattern(List.copyOf(head), ellipsis, List.copyOf(tail), regexes.count());
    }

    private void entry() {
        cursor.skipSpaces();
        int start = cursor.position();
        if (!cursor.take("...")) {
            (ellipsis ? tail : head).add(field());
        } else if (ellipsis) {
            throw cursor.error("only one '...' is allowed", start);
        } else {
            ellipsis = true;
        }
        cursor.skipSpaces();
    }

    private Field field() {
        if (cursor.atEnd() || cursor.peek() == ',') {
            return Field.UNNAMED;
        }
        int start = cursor.position();
        String name = name();
        if (!names.add(name)) {
            throw cursor.error("the field '" + name + "' is there twice", start);
        }
        cursor.skipSpaces();
        return new Field(name, cursor.atEnd() || cursor.peek() == ',' ? value -> true : conditions(name, start));
    }

    /** Goes back to the name, with which each condition begins. */
    private Predicate<Scalar> conditions(String name, int start) {
        cursor.back(start);
        return new Conditions<>(cursor, () -> condition(name)).read();
    }

    private Predicate<Scalar> condition(String field) {
        cursor.skipSpaces();
        int start = cursor.position();
        String name = name();
        if (!name.equals(field)) {
            throw cursor.error("a condition on '" + name + "' stands in the place of the field '" + field + "'", start);
        }
        return Comparison.read(cursor, regexes);
    }

    private String name() {
        int start = cursor.position();
        String name = cursor.takeWhile(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-');
        if (name.isEmpty() || Character.isDigit(name.charAt(0))) {
            throw cursor.error("expected the name of a field", start);
        }
        return name;
    }
}
