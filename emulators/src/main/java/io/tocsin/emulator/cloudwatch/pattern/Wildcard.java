package io.tocsin.emulator.cloudwatch.pattern;

import java.util.List;
import java.util.function.Predicate;

/**
 * A text in which {@code *} stands for any characters. It has AWS's oddity: each part between asterisks is looked for where
 * it occurs first and nowhere else, so that {@code *11} does not match {@code 1111}, nor {@code 111*111} the address
 * {@code 111.111.111.111}. All that was ever measured agrees with this.
 */
final class Wildcard implements Predicate<String> {
    private final List<String> parts;

    /** @param pattern without an asterisk it must be equal */
    Wildcard(String pattern) {
        this.parts = List.of(pattern.split("\\*", -1));
    }

    @Override
    public boolean test(String text) {
        String first = parts.get(0);
        if (parts.size() == 1) {
            return text.equals(first);
        }
        if (!text.startsWith(first)) {
            return false;
        }
        int at = first.length();
        for (String part : parts.subList(1, parts.size())) {
            int found = text.indexOf(part, at);
            if (found < 0) {
                return false;
            }
            at = found + part.length();
        }
        return at == text.length() || parts.get(parts.size() - 1).isEmpty();
    }
}
