package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.logs.Feed;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The groups of a task, which come and go. Of those that went it keeps where they stood: if they come back, what Connect has stored may
 * lag behind what was emitted.
 */
final class Participants {
    private final Function<WatchedGroup, Schedule.Participant> maker;
    private final Map<Feed, Schedule.Participant> byFeed = new LinkedHashMap<>();
    private final Map<Feed, Map<String, ?>> left = new HashMap<>();

    Participants(Function<WatchedGroup, Schedule.Participant> maker) {
        this.maker = maker;
    }

    /** @throws IllegalArgumentException if the stored offset cannot be read */
    void add(WatchedGroup group) {
        Map<String, ?> newest = left.getOrDefault(group.feed(), group.storedOffset());
        byFeed.put(group.feed(), maker.apply(group.from(newest)));
        left.remove(group.feed());
    }

    void remove(Feed feed) {
        Schedule.Participant gone = byFeed.remove(feed);
        if (gone != null) {
            gone.observer().left();
        }
        Map<String, ?> offset = gone == null ? null : gone.scanner().newestOffset();
        if (offset != null) {
            left.put(feed, offset);
        }
    }

    /** Whether it takes part still. */
    boolean has(Schedule.Participant participant) {
        return participant.equals(byFeed.get(participant.scanner().feed()));
    }

    Collection<Schedule.Participant> all() {
        return byFeed.values();
    }
}
