package io.tocsin.slack.message.redaction;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;

/**
 * A kind of secret that a setting tells.
 *
 * @param name what it is, as the placeholder says it
 * @param pattern if it has a group, only what its first group matched is the secret
 */
record OwnPattern(String name, Pattern pattern) {
    /** Texts up to about this length are looked through whole, whatever the pattern. */
    static final long FREE = 1_000_000;

    private static final long PER_CHARACTER = 16;

    /**
     * Adds where the secrets are. A search takes linear time, but a pattern such as {@code a.*b|a} can look at the rest of the text
     * for each of its matches. Where that takes too long, the rest of the text counts as secret.
     */
    void find(CharSequence text, int rank, List<Span> found) {
        CountedText counted = new CountedText(text);
        long most = FREE + PER_CHARACTER * text.length();
        Matcher matcher = pattern.matcher(counted);
        int group = pattern.groupCount() > 0 ? 1 : 0;
        while (matcher.find()) {
            if (matcher.start(group) < matcher.end(group)) {
                found.add(new Span(matcher.start(group), matcher.end(group), name, rank));
            }
            if (counted.steps() > most && matcher.end() < text.length()) {
                found.add(new Span(matcher.end(), text.length(), name, rank));
                return;
            }
        }
    }
}
