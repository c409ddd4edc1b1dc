package io.tocsin.slack.digest;

import io.tocsin.slack.message.text.Excerpt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names of log streams: some of them, and how many there are. */
final class Streams {
    private static final int NAMED = 3;
    private static final int LONGEST = 60;
    /** More than this are not told apart. */
    private static final int COUNTED = 100;

    private final List<String> named = new ArrayList<>(1);
    private final Set<Integer> seen = new HashSet<>();
    private boolean more;

    void add(String stream) {
        int hash = stream.hashCode();
        if (seen.contains(hash)) {
            return;
        }
        if (seen.size() == COUNTED) {
            more = true;
            return;
        }
        seen.add(hash);
        if (named.size() < NAMED) {
            named.add(stream.length() <= LONGEST ? stream : Excerpt.head(stream, LONGEST) + "…");
        }
    }

    /** About how many bytes it holds. */
    long weight() {
        return 60L * seen.size() + (long) NAMED * LONGEST;
    }

    /** As in {@code web-1, web-2, web-3 and 4 more}; empty if there is none. */
    @Override
    public String toString() {
        int unnamed = seen.size() - named.size();
        String names = String.join(", ", named);
        return unnamed == 0 ? names : names + " and " + (more ? "more than " : "") + unnamed + " more";
    }
}
