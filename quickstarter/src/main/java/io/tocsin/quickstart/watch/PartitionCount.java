package io.tocsin.quickstart.watch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Counts one partition's records, and those before the sink's committed offset: the sink commits what is in Slack. */
final class PartitionCount {
    private final long committedAtStart;
    private final Deque<Arrival> waiting = new ArrayDeque<>();
    private long inTopic;
    private long inSlack;

    PartitionCount(long committedAtStart) {
        this.committedAtStart = committedAtStart;
    }

    void add(Arrival arrival) {
        inTopic++;
        waiting.add(arrival);
    }

    /** Takes note of a committed offset, and returns what has reached Slack by it since the start. */
    List<Arrival> committed(long offset) {
        List<Arrival> reached = new ArrayList<>();
        for (Arrival next = waiting.peek(); next != null && next.offset() < offset; next = waiting.peek()) {
            waiting.remove();
            inSlack++;
            if (next.offset() >= committedAtStart) {
                reached.add(next);
            }
        }
        return reached;
    }

    long inTopic() {
        return inTopic;
    }

    long inSlack() {
        return inSlack;
    }
}
