package io.tocsin.slack.message.text;

/** How a character of a hostile text is shown: nothing acts, nothing hides, and nothing is dropped. */
enum SafeText {
    /** For places where Slack interprets nothing. */
    RAW {
        @Override
        void appendPrintable(StringBuilder to, int codePoint) {
            to.appendCodePoint(codePoint);
        }
    },
    /** For places where Slack interprets {@code & < >}. */
    ESCAPED {
        @Override
        void appendPrintable(StringBuilder to, int codePoint) {
            switch (codePoint) {
                case '&' -> to.append("&amp;");
                case '<' -> to.append("&lt;");
                case '>' -> to.append("&gt;");
                default -> to.appendCodePoint(codePoint);
            }
        }
    },
    /** As {@link #ESCAPED}, and for places where Slack interprets signs of formatting too: those that would act look alike only. */
    MARKUP {
        @Override
        int append(StringBuilder to, String source, int at) {
            int lookAlike = Formatting.lookAlike(to, source, at);
            if (lookAlike < 0) {
                return super.append(to, source, at);
            }
            to.appendCodePoint(lookAlike);
            return 1;
        }

        @Override
        void appendPrintable(StringBuilder to, int codePoint) {
            ESCAPED.appendPrintable(to, codePoint);
        }
    };

    /** Whether a character is shown as it is in any form; if not, it takes a closer look. */
    static boolean isOrdinary(char c) {
        return switch (c) {
            case '&', '<', '>', '`', '*', '_', '~' -> false;
            default -> (c >= ' ' && c < 0x7f) || c == '\n';
        };
    }

    abstract void appendPrintable(StringBuilder to, int codePoint);

    /**
     * Appends the character at a place.
     *
     * @return how many UTF-16 units of the source it was
     */
    int append(StringBuilder to, String source, int at) {
        int codePoint = source.codePointAt(at);
        if (codePoint == '\r') {
            boolean lineEndFollows = source.startsWith("\n", at + 1);
            to.append(lineEndFollows ? "" : "\n");
        } else if (isPrintable(codePoint)) {
            appendPrintable(to, codePoint);
        } else {
            appendCode(to, codePoint);
        }
        return Character.charCount(codePoint);
    }

    private static boolean isPrintable(int codePoint) {
        if (codePoint < 0x80) {
            return (codePoint >= ' ' && codePoint != 0x7f) || codePoint == '\n' || codePoint == '\t';
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            case Character.FORMAT -> !turnsDirection(codePoint);
            default -> true;
        };
    }

    /** Embeddings, overrides and isolates can make a line read as another one. */
    private static boolean turnsDirection(int codePoint) {
        return (codePoint >= 0x202a && codePoint <= 0x202e) || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    private static void appendCode(StringBuilder to, int codePoint) {
        String hex = Integer.toHexString(codePoint);
        to.append(codePoint > 0xffff ? "\\U" : "\\u");
        to.append("0".repeat(Math.max(0, (codePoint > 0xffff ? 8 : 4) - hex.length())))
                .append(hex);
    }
}
