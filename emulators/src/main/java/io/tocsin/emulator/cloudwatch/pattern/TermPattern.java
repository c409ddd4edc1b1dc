package io.tocsin.emulator.cloudwatch.pattern;

import java.util.List;
import java.util.function.Predicate;

/**
 * Terms of an unstructured message.
 *
 * @param included all of which must occur
 * @param excluded none of which may occur
 * @param optional at least one of which must occur; ignored where there is any other term, which surprises but is documented
 */
record TermPattern(List<Predicate<String>> included, List<Predicate<String>> excluded, List<Predicate<String>> optional)
        implements FilterPattern {
    @Override
    public boolean matches(String message) {
        if (included.isEmpty() && excluded.isEmpty()) {
            return optional.isEmpty() || any(optional, message);
        }
        return all(included, message) && !any(excluded, message);
    }

    private static boolean all(List<Predicate<String>> terms, String message) {
        for (Predicate<String> term : terms) {
            if (!term.test(message)) {
                return false;
            }
        }
        return true;
    }

    private static boolean any(List<Predicate<String>> terms, String message) {
        for (Predicate<String> term : terms) {
            if (term.test(message)) {
                return true;
            }
        }
        return false;
    }
}
