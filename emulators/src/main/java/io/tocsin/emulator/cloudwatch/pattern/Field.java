package io.tocsin.emulator.cloudwatch.pattern;

import java.util.function.Predicate;

/**
 * One field of a space-delimited pattern.
 *
 * @param name empty if it has none
 */
record Field(String name, Predicate<Scalar> condition) {
    static final Field UNNAMED = new Field("", value -> true);

    boolean matches(String word) {
        return condition.test(Scalar.field(word));
    }

    /**
     * What the value is called that a metric filter takes from it.
     *
     * @param position from 1
     */
    String label(int position) {
        return "$" + (name.isEmpty() ? String.valueOf(position) : name);
    }
}
