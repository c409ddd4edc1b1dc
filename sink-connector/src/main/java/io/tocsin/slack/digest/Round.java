package io.tocsin.slack.digest;

import io.tocsin.slack.message.Gist;
import io.tocsin.slack.message.Notice;
import io.tocsin.slack.message.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What many records come to: how many there are of each kind, and a sample of each. What it holds does not grow with the
 * number of records. Not safe for use by several threads.
 */
public final class Round {
    /** Kinds told apart of each severity, so that a flood of one leaves room for the rare ones of another. */
    static final int KINDS = 300;

    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Map<String, Integer> kindsBySeverity = new HashMap<>();
    private final Further further = new Further();
    private final Times times = new Times();
    private long count;

    /** Counts a record. */
    public void add(Gist gist) {
        count++;
        times.add(gist.time());
        String key = Likeness.ofHeader(gist) + '\n' + Likeness.of(gist.essence());
        Kind kind = kinds.get(key);
        if (kind == null && hasRoom(gist.severity())) {
            kind = new Kind(key, gist);
            kinds.put(key, kind);
        }
        if (kind == null) {
            further.add(key, 1);
        } else {
            kind.add(gist);
        }
    }

    private boolean hasRoom(@Nullable Severity severity) {
        return kindsBySeverity.merge(severity == null ? "" : severity.name(), 1, Integer::sum) <= KINDS;
    }

    /** How many records it counts. */
    public long count() {
        return count;
    }

    /** About how many bytes it holds. */
    public long weight() {
        return further.weight()
                + kinds.values().stream().mapToLong(Kind::weight).sum();
    }

    /**
     * The messages that tell of all of it, in the order to be sent; the counts in their lines add up to the number of records.
     *
     * @param name what the digest is called in headers, as in {@code Digest}
     */
    public List<Notice> notices(String name) {
        return new Summary(new ArrayList<>(kinds.values()), further).notices(name, times);
    }
}
