package io.tocsin.slack.message.redaction;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.function.Predicate;

/**
 * One kind of secret.
 *
 * @param name what it is, as the placeholder says it
 * @param pattern if it has a group, only what its first group matched is the secret
 * @param worthTrying false only for texts in which the pattern finds nothing; much cheaper than the pattern
 */
record Rule(String name, Pattern pattern, Predicate<String> worthTrying) {

    /** Adds where the secrets are. */
    void find(String text, List<Span> found) {
        if (!worthTrying.test(text)) {
            return;
        }
        Matcher matcher = pattern.matcher(text);
        int group = pattern.groupCount() > 0 ? 1 : 0;
        while (matcher.find()) {
            if (matcher.start(group) < matcher.end(group)) {
                found.add(new Span(matcher.start(group), matcher.end(group), name));
            }
        }
    }
}
