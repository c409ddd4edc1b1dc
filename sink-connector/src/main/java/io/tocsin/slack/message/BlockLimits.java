package io.tocsin.slack.message;

/** How long a string in blocks may be, by where it stands. */
final class BlockLimits {
    private static final int ADDRESS = 3_000;
    private static final int DESCRIPTION = 2_000;
    private static final int FIELD = 2_000;
    private static final int BUTTON = 75;
    private static final int OTHER = 255;

    private BlockLimits() {}

    /**
     * The limit of a string.
     *
     * @param path where it stands, as a JSON pointer
     * @param owner the {@code type} of the block or element that its text object belongs to
     */
    static int of(String path, String owner) {
        if (path.endsWith("url")) {
            return ADDRESS;
        } else if (path.endsWith("/alt_text") || path.contains("/title/")) {
            return DESCRIPTION;
        }
        return isText(path) ? ofText(path, owner) : OTHER;
    }

    static boolean isText(String path) {
        return path.endsWith("/text");
    }

    private static int ofText(String path, String owner) {
        if (path.contains("/fields/")) {
            return FIELD;
        }
        return switch (owner) {
            case "header" -> Limits.HEADER;
            case "button" -> BUTTON;
            case "context" -> FIELD;
            case "text", "link" -> Limits.LOG_TEXT;
            default -> Limits.SECTION;
        };
    }
}
