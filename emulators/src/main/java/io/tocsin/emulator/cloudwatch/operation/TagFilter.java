package io.tocsin.emulator.cloudwatch.operation;

import io.tocsin.emulator.cloudwatch.store.LogGroup;
import io.tocsin.emulator.cloudwatch.wire.Parameters;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Chooses log groups by a tag.
 *
 * @param values any of which will do; if empty, the key alone decides
 */
record TagFilter(String key, List<String> values) implements Predicate<LogGroup> {
    private static final int MAX_VALUES = 5;

    static TagFilter of(Parameters in) {
        return new TagFilter(
                in.required("key", Texts.TAG_KEY), in.strings("values", 0, MAX_VALUES, Texts.TAG_FILTER_VALUE));
    }

    @Override
    public boolean test(LogGroup group) {
        String tag = group.tags().get(key);
        return tag != null && (values.isEmpty() || values.stream().anyMatch(value -> matches(value, tag)));
    }

    private static boolean matches(String value, String tag) {
        return value.startsWith("!") ? !plainly(value.substring(1), tag) : plainly(value, tag);
    }

    /** With an asterisk case does not count, without one it does, as documented. */
    private static boolean plainly(String value, String tag) {
        boolean open = value.startsWith("*");
        boolean ajar = value.endsWith("*");
        if (!open && !ajar) {
            return value.equals(tag);
        }
        String text = value.replace("*", "").toLowerCase(Locale.ROOT);
        String actual = tag.toLowerCase(Locale.ROOT);
        if (open && ajar) {
            return actual.contains(text);
        }
        return open ? actual.endsWith(text) : actual.startsWith(text);
    }
}
