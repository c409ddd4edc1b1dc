package io.tocsin.slack.message.redaction;

import static io.tocsin.slack.message.redaction.Scan.NONE;

/** Names of settings and fields that tell that their value is a secret. */
final class Names {
    private static final CharacterSet QUOTES = CharacterSet.of("\"'\\");
    private static final CharacterSet SPACES = CharacterSet.of(" \t\n\f\r");
    private static final CharacterSet SIGNS = CharacterSet.of("=:");
    private static final int MOST = 4;

    private Names() {}

    /** Where the next part of a name begins: after an underscore, a dash, both or neither. */
    static int afterJoint(Scan text, int at) {
        int underscore = text.after("_", at);
        int next = underscore == NONE ? at : underscore;
        int dash = text.after("-", next);
        return dash == NONE ? next : dash;
    }

    /** Where the value begins, in properties, YAML, JSON, and JSON within JSON; {@link Scan#NONE} if no sign tells that one follows. */
    static int value(Scan text, int at) {
        if (at == NONE) {
            return NONE;
        }
        int sign = quotesAndSpaces(text, at, true);
        int end = text.afterUpTo(1, SIGNS, sign);
        return end == sign ? NONE : quotesAndSpaces(text, end, false);
    }

    private static int quotesAndSpaces(Scan text, int at, boolean quotesFirst) {
        int quotes = text.afterUpTo(MOST, quotesFirst ? QUOTES : SPACES, at);
        return text.afterUpTo(MOST, quotesFirst ? SPACES : QUOTES, quotes);
    }
}
