package io.tocsin.slack.message.redaction;

import io.tocsin.slack.message.text.HiddenCharacters;
import java.util.Arrays;
import java.util.List;

/**
 * A text without the characters that hide in it, as they are or as escapes of JSON, so that none of them can break up a secret. Knows
 * where each of its characters stands in the whole text.
 */
final class VisibleText {
    private static final int ESCAPE_LENGTH = 5;
    /** JSON within JSON within JSON. */
    private static final int MOST_BACKSLASHES = 4;

    private static final int HEX = 16;

    private final StringBuilder text;
    private final int[] places;

    private VisibleText(String whole, int first) {
        this.text = new StringBuilder(whole.length()).append(whole, 0, first);
        this.places = new int[whole.length()];
        Arrays.setAll(places, place -> place);
        for (int at = first; at < whole.length(); ) {
            int end = afterHidden(whole, at);
            if (end == at) {
                places[text.length()] = at;
                text.append(whole.charAt(at));
                end++;
            }
            at = end;
        }
    }

    /** Adds what finds secrets in what can be seen of a text, unless that is all of it. */
    static void find(String whole, Search search, List<Span> found) {
        int first = 0;
        while (first < whole.length() && afterHidden(whole, first) == first) {
            first++;
        }
        if (first < whole.length()) {
            new VisibleText(whole, first).find(search, found);
        }
    }

    private void find(Search search, List<Span> found) {
        int before = found.size();
        search.find(text.toString(), found);
        found.subList(before, found.size())
                .replaceAll(
                        span -> new Span(places[span.start()], places[span.end() - 1] + 1, span.name(), span.rank()));
    }

    /** Where a hidden character that stands at a place ends; the place itself if none does. */
    private static int afterHidden(String whole, int at) {
        char c = whole.charAt(at);
        if (c == '\\') {
            return afterEscape(whole, at);
        } else if (c >= ' ' && c < 0x7f) {
            return at;
        }
        int codePoint = whole.codePointAt(at);
        return HiddenCharacters.mayHide(codePoint) ? at + Character.charCount(codePoint) : at;
    }

    private static int afterEscape(String whole, int at) {
        int start = at;
        while (start < whole.length() && start - at < MOST_BACKSLASHES && whole.charAt(start) == '\\') {
            start++;
        }
        int end = start + ESCAPE_LENGTH;
        if (end > whole.length() || whole.charAt(start) != 'u') {
            return at;
        }
        int codePoint = 0;
        for (int digit = start + 1; digit < end; digit++) {
            codePoint = codePoint * HEX + Math.max(0, Character.digit(whole.charAt(digit), HEX));
        }
        return HiddenCharacters.mayHide(codePoint) ? end : at;
    }

    /** Finds secrets in a text. */
    @FunctionalInterface
    interface Search {
        void find(String text, List<Span> found);
    }
}
