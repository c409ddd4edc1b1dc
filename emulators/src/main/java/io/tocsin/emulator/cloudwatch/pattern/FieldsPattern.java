package io.tocsin.emulator.cloudwatch.pattern;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Conditions on the fields of space-delimited events.
 *
 * @param head fields before the ellipsis, or all
 * @param ellipsis stands for any number of fields
 * @param tail fields after the ellipsis
 */
record FieldsPattern(List<Field> head, boolean ellipsis, List<Field> tail, int regexes) implements FilterPattern {
    static FilterPattern parse(String pattern) {
        return new FieldsReader(Cursor.within(pattern, ']')).read();
    }

    @Override
    public boolean matches(String message) {
        Words words = Words.of(message);
        if (words.count() < head.size() + tail.size()) {
            return false;
        }
        return matches(head, words, 0) && matches(tail, words, words.count() - tail.size());
    }

    private boolean matches(List<Field> fields, Words words, int start) {
        for (int i = 0; i < fields.size(); i++) {
            if (!fields.get(i).matches(word(words, start + i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Map<String, String> extract(String message) {
        Words words = Words.of(message);
        Map<String, String> values = new LinkedHashMap<>();
        int last = ellipsis || head.isEmpty() ? words.count() : head.size();
        for (int i = 0; i < last; i++) {
            values.put(field(i, words.count()).label(i + 1), word(words, i));
        }
        return values;
    }

    private Field field(int index, int words) {
        if (index < head.size()) {
            return head.get(index);
        }
        int fromEnd = words - index;
        return fromEnd <= tail.size() ? tail.get(tail.size() - fromEnd) : Field.UNNAMED;
    }

    /** Without an ellipsis the last field takes all that follows, which AWS calls a blank indicator. */
    private String word(Words words, int index) {
        return !ellipsis && index == head.size() - 1 ? rest(words, index) : words.get(index);
    }

    private static String rest(Words words, int index) {
        return index == words.count() - 1 ? words.get(index) : words.rest(index);
    }
}
