package io.tocsin.slack.message.text;

/** The signs with which Slack's markup formats, for which it has no escape. */
final class Formatting {
    private Formatting() {}

    /**
     * What to show instead of a sign of formatting.
     *
     * @param before what is shown before it, which need not be what stands before it in the source
     * @return a character that looks alike; -1 if the one there does not act
     */
    static int lookAlike(CharSequence before, String source, int at) {
        char previous = before.isEmpty() ? '\n' : before.charAt(before.length() - 1);
        return switch (source.charAt(at)) {
            case '`' -> 'ˋ';
            case '*' -> acts(previous, source, at) ? '∗' : -1;
            case '_' -> acts(previous, source, at) ? 'ˍ' : -1;
            case '~' -> acts(previous, source, at) ? '∼' : -1;
            case '>' -> startsLine(before) ? '›' : -1;
            default -> -1;
        };
    }

    /** White space before it does not count: it may yet be taken away. */
    private static boolean startsLine(CharSequence before) {
        int at = before.length() - 1;
        while (at >= 0 && before.charAt(at) != '\n' && Character.isWhitespace(before.charAt(at))) {
            at--;
        }
        return at < 0 || before.charAt(at) == '\n';
    }

    /** Within a word, and on its own, a sign stands for itself. What will stand around the text is not known. */
    private static boolean acts(char previous, String source, int at) {
        if (at == source.length() - 1) {
            return true;
        }
        char next = source.charAt(at + 1);
        boolean inWord = isWord(previous) && isWord(next);
        boolean alone = previous == ' ' && next == ' ';
        return !inWord && !alone;
    }

    /** Whether a sign of formatting stands for itself only because of the letters on both sides of it. */
    static boolean standsInWord(String text, int at) {
        return "*_~".indexOf(text.charAt(at)) >= 0
                && at > 0
                && at < text.length() - 1
                && isWord(text.charAt(at - 1))
                && isWord(text.charAt(at + 1));
    }

    private static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
