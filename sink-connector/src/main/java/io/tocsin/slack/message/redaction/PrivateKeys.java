package io.tocsin.slack.message.redaction;

import static io.tocsin.slack.message.redaction.Scan.NONE;

/** Finds private keys in PEM: with their end, or without it up to a quote or the end of the text. */
final class PrivateKeys {
    private static final CharacterSet LABEL = CharacterSet.of("A-Z0-9 ");
    private static final CharacterSet LABEL_END = CharacterSet.of("A-Z ");
    private static final String LINE = "-----";

    private PrivateKeys() {}

    static long find(Scan text, int at) {
        int body = afterLabel(text, text.after(LINE + "BEGIN ", at));
        if (body == NONE) {
            return NONE;
        }
        for (int end = body; end < text.length(); end++) {
            char c = text.at(end);
            int after = c == '-' ? afterLabel(text, text.after(LINE + "END ", end)) : NONE;
            if (c == '"' || after != NONE) {
                return SecretKind.found(at, Math.max(end, after));
            }
        }
        return SecretKind.found(at, text.length());
    }

    /** Where a label's line ends, as in {@code RSA PRIVATE KEY-----}; none if it is another label. */
    private static int afterLabel(Scan text, int at) {
        if (at == NONE) {
            return NONE;
        }
        int end = text.afterRun(LABEL, at);
        int after = text.after(LINE, end);
        return after != NONE && isPrivateKey(text, at, end) ? after : NONE;
    }

    private static boolean isPrivateKey(Scan text, int start, int end) {
        int letters = end;
        while (letters > start && LABEL_END.has(text.at(letters - 1))) {
            letters--;
        }
        for (int at = letters; at < end; at++) {
            int after = text.after("PRIVATE KEY", at);
            if (after != NONE && after <= end) {
                return true;
            }
        }
        return false;
    }
}
