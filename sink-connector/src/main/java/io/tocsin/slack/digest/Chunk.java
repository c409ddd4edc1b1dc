package io.tocsin.slack.digest;

import java.util.Set;

/** What stands between two white spaces, quotes or delimiters: a word, a number, an id, an address, a path, or several of them. */
final class Chunk {
    /** In {@code Order.java:12} the number is a line, not a port. */
    private static final Set<String> SOURCES = Set.of(
            "java", "kt", "scala", "groovy", "py", "js", "ts", "mjs", "jsx", "tsx", "go", "rb", "php", "rs", "c", "cc",
            "cpp", "h", "cs", "swift", "pl", "sh");
    /** Nothing shorter is taken to be an id by the look of its letters alone. */
    private static final int SHORTEST_ID = 10;

    private final String source;
    private final int start;
    private final int end;
    private int slashes;
    private int colons;
    private int notHexOrColon;
    private int lastDot = -1;
    private int lastColon = -1;
    private int sign = -1;
    private boolean plain = true;

    Chunk(String source, int start, int end) {
        this.source = source;
        this.start = start;
        this.end = endWithoutPunctuation(source, start, end);
        for (int at = start; at < this.end; at++) {
            look(at, source.charAt(at));
        }
    }

    private static int endWithoutPunctuation(String source, int start, int end) {
        int last = end;
        while (last > start + 1 && ".:!?".indexOf(source.charAt(last - 1)) >= 0) {
            last--;
        }
        return last;
    }

    private void look(int at, char c) {
        if (c >= '0' && c <= '9') {
            plain = false;
        } else if (c == '/' || c == '\\') {
            slashes++;
            plain = false;
        } else if (c == ':') {
            colons++;
            lastColon = at;
        } else if (!isHex(c)) {
            notHexOrColon++;
            lookFurther(at, c);
        }
    }

    private void lookFurther(int at, char c) {
        if (c == '.') {
            lastDot = at;
        } else if (c == '@') {
            sign = at;
            plain = false;
        } else if (c > 127 && Character.isDigit(c)) {
            plain = false;
        }
    }

    int end() {
        return end;
    }

    /** Whether all of it is one path, URL, e-mail address or network address. */
    boolean isPlace() {
        return !plain && (goesOn() || isMail() || isColonHex() || isHostAndPort());
    }

    /** Whether it is a path or URL, which may hold what else delimits. */
    boolean goesOn() {
        return slashes > 1 || startsAPath() || isOfWindows();
    }

    private boolean startsAPath() {
        return slashes == 1
                && end > start + 1
                && (source.charAt(start) == '/' || source.startsWith("~/", start) || source.startsWith("./", start));
    }

    private boolean isOfWindows() {
        return slashes == 1 && end > start + 3 && source.startsWith(":\\", start + 1);
    }

    private boolean isMail() {
        return sign > start && lastDot > sign + 1;
    }

    /** IPv6 and MAC addresses, times of day. */
    private boolean isColonHex() {
        return colons > 1 && notHexOrColon == (lastDot > 0 ? dots() : 0);
    }

    private int dots() {
        int dots = 0;
        for (int at = start; at < end; at++) {
            dots += source.charAt(at) == '.' ? 1 : 0;
        }
        return dots;
    }

    private boolean isHostAndPort() {
        if (colons != 1 || lastDot < 0 || lastDot > lastColon || lastColon == end - 1) {
            return false;
        }
        for (int at = lastColon + 1; at < end; at++) {
            if (!Character.isDigit(source.charAt(at))) {
                return false;
            }
        }
        return !SOURCES.contains(source.substring(lastDot + 1, lastColon));
    }

    /** Appends it, with stars for its parts that vary. */
    void mask(Masked to, int wholeEnd) {
        if (plain && end - start < SHORTEST_ID) {
            to.append(source, start, wholeEnd);
            return;
        }
        int at = start;
        while (at < end) {
            at = Character.isLetterOrDigit(source.charAt(at)) ? segment(to, at) : other(to, at);
        }
        to.append(source, end, wholeEnd);
    }

    private int other(Masked to, int at) {
        to.append(source.charAt(at));
        return at + 1;
    }

    private int segment(Masked to, int at) {
        Segment segment = new Segment(source, at, end);
        if (segment.isUuid()) {
            to.star();
            return at + Segment.UUID_LENGTH;
        }
        segment.mask(to, plain ? Segment.NO_HEX : Segment.SHORTEST_HEX);
        return segment.end();
    }

    static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
