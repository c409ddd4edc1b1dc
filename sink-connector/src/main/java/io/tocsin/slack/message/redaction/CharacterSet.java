package io.tocsin.slack.message.redaction;

/** A set of characters, as regular expressions write it: of ASCII, or of all but some of ASCII. */
final class CharacterSet {
    private static final int ASCII = 128;

    private final boolean[] members = new boolean[ASCII];
    private final boolean others;

    private CharacterSet(String members, boolean inverted) {
        this.others = inverted;
        for (int at = 0; at < members.length(); at++) {
            boolean range = at + 2 < members.length() && members.charAt(at + 1) == '-';
            char last = members.charAt(range ? at + 2 : at);
            for (char c = members.charAt(at); c <= last; c++) {
                this.members[c] = true;
            }
            at += range ? 2 : 0;
        }
        for (int c = 0; inverted && c < ASCII; c++) {
            this.members[c] = !this.members[c];
        }
    }

    /** These characters; {@code a-z} means all from {@code a} to {@code z}. */
    static CharacterSet of(String members) {
        return new CharacterSet(members, false);
    }

    /** All characters but these. */
    static CharacterSet allBut(String members) {
        return new CharacterSet(members, true);
    }

    boolean has(char c) {
        return c < ASCII ? members[c] : others;
    }
}
