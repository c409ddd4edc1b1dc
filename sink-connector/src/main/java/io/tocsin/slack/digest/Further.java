package io.tocsin.slack.digest;

import java.util.HashSet;
import java.util.Set;

/** Records that are only counted, and of how many kinds they are. */
final class Further {
    /** More kinds than this are not told apart. */
    private static final int COUNTED = 10_000;

    private final Set<Integer> kinds = new HashSet<>();
    private long records;
    private boolean more;

    void add(String kind, long count) {
        records += count;
        int hash = kind.hashCode();
        if (kinds.size() < COUNTED) {
            kinds.add(hash);
        } else if (!kinds.contains(hash)) {
            more = true;
        }
    }

    void add(Further other) {
        records += other.records;
        kinds.addAll(other.kinds);
        more |= other.more;
    }

    long records() {
        return records;
    }

    /** As in {@code 12 kinds}. */
    String kinds() {
        return (more ? "more than " : "") + Words.count(kinds.size(), "kind");
    }

    /** About how many bytes it holds. */
    long weight() {
        return 60L * kinds.size();
    }
}
