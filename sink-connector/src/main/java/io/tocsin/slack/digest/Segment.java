package io.tocsin.slack.digest;

/** A stretch of letters and digits. */
final class Segment {
    static final int UUID_LENGTH = 36;
    /** Shorter stretches of nothing but a to f are words. */
    static final int SHORTEST_HEX = 6;

    static final int NO_HEX = Integer.MAX_VALUE;

    private static final int SHORTEST_ID = 10;
    /** So much of what is drawn at random changes between capitals, small letters and digits; no name does. */
    private static final double RANDOM = 0.45;

    private final String source;
    private final int start;
    private final int end;
    private int digits;
    private int turns;
    private int changes;
    private int firstDigit = -1;
    private boolean hex = true;

    Segment(String source, int start, int limit) {
        this.source = source;
        this.start = start;
        int at = start;
        int before = 0;
        while (at < limit && Character.isLetterOrDigit(source.charAt(at))) {
            int kind = kind(source.charAt(at));
            look(at, kind, before);
            before = kind;
            at++;
        }
        this.end = at;
    }

    private void look(int at, int kind, int before) {
        if (kind == 'd') {
            digits++;
            firstDigit = firstDigit < 0 ? at : firstDigit;
        }
        if (before != 0 && kind != before) {
            changes++;
            turns += kind == 'd' || before == 'd' ? 1 : 0;
        }
        hex = hex && Chunk.isHex(source.charAt(at));
    }

    private static int kind(char c) {
        if ((c >= 'a' && c <= 'z')) {
            return 'a';
        } else if (c >= '0' && c <= '9') {
            return 'd';
        } else if (c > 127) {
            return Character.isDigit(c) ? 'd' : 'a';
        }
        return 'A';
    }

    int end() {
        return end;
    }

    /** Whether one starts here. */
    boolean isUuid() {
        if (end - start != 8 || !hex || start + UUID_LENGTH > source.length()) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            char c = source.charAt(start + i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : !Chunk.isHex(c)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Appends it, or a star for it or for the number at its end.
     *
     * @param shortestHex from which length on letters a to f alone are an id
     */
    void mask(Masked to, int shortestHex) {
        int length = end - start;
        boolean random = length >= SHORTEST_ID && changes > RANDOM * length;
        if (digits == 0) {
            if (random || (hex && length >= shortestHex)) {
                to.star();
            } else {
                to.append(source, start, end);
            }
        } else if (turns == 1 && firstDigit > start && !(hex && length > 3) && !random) {
            to.append(source, start, firstDigit);
            to.star();
        } else {
            to.star();
        }
    }
}
