package io.tocsin.emulator.cloudwatch.pattern;

import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Reads conditions joined by {@code &&} and {@code ||}, of which {@code &&} binds closer.
 *
 * @param single reads one condition without joints
 */
record Conditions<T>(Cursor cursor, Supplier<Predicate<T>> single) {
    Predicate<T> read() {
        Predicate<T> any = all();
        while (joined("||")) {
            any = any.or(all());
        }
        return any;
    }

    private Predicate<T> all() {
        Predicate<T> all = single.get();
        while (joined("&&")) {
            all = all.and(single.get());
        }
        return all;
    }

    private boolean joined(String joint) {
        cursor.skipSpaces();
        return cursor.take(joint);
    }
}
