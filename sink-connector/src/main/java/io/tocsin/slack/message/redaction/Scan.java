package io.tocsin.slack.message.redaction;

import java.util.IdentityHashMap;

/**
 * A text while it is looked through once. Of each set the last run of characters is remembered, so that one which several secrets
 * might begin in is not walked along again for each. All takes linear time if a kind of secret asks, for places that are no secret,
 * for one run of a set at most.
 */
final class Scan {
    /** What is returned for a place where something does not stand. */
    static final int NONE = -1;

    private final CharSequence text;
    private final int length;
    /** By set: where the last run of its characters began, as far as is known, and where it ends. */
    private final IdentityHashMap<CharacterSet, int[]> runs = new IdentityHashMap<>(8);

    Scan(CharSequence text) {
        this.text = text;
        this.length = text.length();
    }

    int length() {
        return length;
    }

    char at(int at) {
        return text.charAt(at);
    }

    /** Where a literal ends that stands at a place; {@link #NONE} if it does not. */
    int after(String literal, int at) {
        if (at < 0 || at + literal.length() > length) {
            return NONE;
        }
        for (int i = 0; i < literal.length(); i++) {
            if (text.charAt(at + i) != literal.charAt(i)) {
                return NONE;
            }
        }
        return at + literal.length();
    }

    /** As {@link #after}, for a literal in lower case, whose letters may stand in upper case. */
    int afterIgnoringCase(String literal, int at) {
        if (at < 0 || at + literal.length() > length) {
            return NONE;
        }
        for (int i = 0; i < literal.length(); i++) {
            char c = text.charAt(at + i);
            if ((c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) != literal.charAt(i)) {
                return NONE;
            }
        }
        return at + literal.length();
    }

    /** Where one of several literals ends that stands at a place; {@link #NONE} if none does. */
    int afterAny(int at, String... literals) {
        for (String literal : literals) {
            int end = after(literal, at);
            if (end != NONE) {
                return end;
            }
        }
        return NONE;
    }

    /** Where so many characters end, of those of a set that stand in a row at a place. */
    int afterUpTo(int most, CharacterSet set, int at) {
        int end = at;
        while (end < length && end - at < most && set.has(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Where the characters of a set end that stand in a row at a place. */
    int afterRun(CharacterSet set, int at) {
        int[] known = runs.computeIfAbsent(set, any -> new int[] {0, NONE});
        if (at < known[0] || at > known[1]) {
            known[0] = at;
            known[1] = afterUpTo(length, set, at);
        }
        return known[1];
    }
}
