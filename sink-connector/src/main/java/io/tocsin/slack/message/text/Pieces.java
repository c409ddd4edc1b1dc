package io.tocsin.slack.message.text;

import java.util.ArrayList;
import java.util.List;

/** A long hostile text in pieces that can be shown one by one. */
public final class Pieces {
    private Pieces() {}

    /**
     * Divides a text, at the ends of lines where that is not wasteful. Together the pieces are the text.
     *
     * @param limit how long what {@link Excerpt#raw} makes of a piece may be; only the last piece may exceed it
     * @param most how many pieces there may be
     */
    public static List<String> of(String source, int limit, int most) {
        List<String> pieces = new ArrayList<>();
        String rest = source;
        while (pieces.size() < most - 1) {
            int end = end(rest, limit);
            if (end == rest.length()) {
                break;
            }
            pieces.add(rest.substring(0, end));
            rest = rest.substring(end);
        }
        pieces.add(rest);
        return pieces;
    }

    private static int end(String rest, int limit) {
        int fitting = rest.length() - Excerpt.raw(rest, limit).cut();
        if (fitting == rest.length()) {
            return fitting;
        }
        int afterLine = rest.lastIndexOf('\n', fitting - 1) + 1;
        return afterLine > fitting / 2 ? afterLine : fitting;
    }
}
