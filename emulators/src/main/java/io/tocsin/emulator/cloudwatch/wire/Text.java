package io.tocsin.emulator.cloudwatch.wire;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the API's model demands of a string.
 *
 * @param minimum of characters
 * @param maximum of characters
 * @param pattern which the whole value must match, or null
 * @param values the only ones allowed, or empty
 */
public record Text(int minimum, int maximum, @Nullable Pattern pattern, Set<String> values) {
    public static Text of(int minimum, int maximum) {
        return new Text(minimum, maximum, null, Set.of());
    }

    public static Text of(int minimum, int maximum, String pattern) {
        return new Text(minimum, maximum, Pattern.compile(pattern), Set.of());
    }

    public static Text oneOf(String... values) {
        return new Text(0, Integer.MAX_VALUE, null, new TreeSet<>(List.of(values)));
    }

    /** Tells each constraint that the value breaks, in AWS's words. */
    void check(String value, Consumer<String> broken) {
        int length = value.codePointCount(0, value.length());
        if (length > maximum) {
            broken.accept("Member must have length less than or equal to " + maximum);
        }
        if (length < minimum) {
            broken.accept("Member must have length greater than or equal to " + minimum);
        }
        if (pattern != null && !pattern.matcher(value).matches()) {
            broken.accept("Member must satisfy regular expression pattern: " + pattern);
        }
        if (!values.isEmpty() && !values.contains(value)) {
            broken.accept("Member must satisfy enum value set: " + values);
        }
    }
}
