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
        if (HiddenCharacters.isShown(source, at)) {
            appendPrintable(to, codePoint);
        } else {
            appendCode(to, codePoint);
        }
        return Character.charCount(codePoint);
    }

    private static void appendCode(StringBuilder to, int codePoint) {
        String hex = Integer.toHexString(codePoint);
        to.append(codePoint > 0xffff ? "\\U" : "\\u");
        to.append("0".repeat(Math.max(0, (codePoint > 0xffff ? 8 : 4) - hex.length())))
                .append(hex);
    }
}
