package io.tocsin.cloudwatch.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tags that a log group may have, in ListLogGroups' terms.
 *
 * @param values any of which will do; if empty, any value does
 */
public record TagChoice(String key, List<String> values) {
    /** ListLogGroups takes no more, of either. */
    private static final int MOST = 5;

    private static final String CHARACTERS = "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]";
    private static final Pattern KEY = Pattern.compile(CHARACTERS + "{1,128}");
    private static final Pattern VALUE = Pattern.compile("!?\\*?" + CHARACTERS + "{0,256}\\*?");

    public TagChoice {
        values = List.copyOf(values);
    }

    static Optional<String> complaint(String text) {
        boolean right = KEY.matcher(key(text)).matches()
                && (!hasValue(text) || VALUE.matcher(value(text)).matches());
        return right
                ? Optional.empty()
                : Optional.of(
                        "'" + text + "' is not accepted; expected key=value or key, of letters, digits, spaces and"
                                + " _ . : / = + - @, where the value may begin or end with * and have a ! before it");
    }

    static void check(Values values) {
        if (!values.sound(LogGroupSettings.TAGS)) {
            return;
        }
        List<TagChoice> tags = of(values.list(LogGroupSettings.TAGS));
        if (tags.size() > MOST) {
            values.wrong(LogGroupSettings.TAGS, "has " + tags.size() + " keys; CloudWatch accepts at most " + MOST);
        }
        tags.stream()
                .filter(tag -> tag.values.size() > MOST)
                .forEach(tag -> values.wrong(
                        LogGroupSettings.TAGS,
                        "has " + tag.values.size() + " values of '" + tag.key + "'; CloudWatch accepts at most "
                                + MOST));
    }

    /** By key. A key alone adds nothing to the same key with a value. */
    static List<TagChoice> of(List<String> texts) {
        Map<String, List<String>> valuesByKey = new LinkedHashMap<>();
        for (String text : texts) {
            List<String> values = valuesByKey.computeIfAbsent(key(text), key -> new ArrayList<>());
            if (hasValue(text) && !values.contains(value(text))) {
                values.add(value(text));
            }
        }
        return valuesByKey.entrySet().stream()
                .map(entry -> new TagChoice(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static boolean hasValue(String text) {
        return text.indexOf('=') >= 0;
    }

    private static String key(String text) {
        return hasValue(text) ? text.substring(0, text.indexOf('=')) : text;
    }

    private static String value(String text) {
        return text.substring(text.indexOf('=') + 1);
    }
}
