package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.logs.Feed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The groups of a task, which come and go. Of those that went it keeps for a while where they stood: if they come back, what Connect has
 * stored may lag behind what was emitted.
 */
final class Participants {
    /** Connect stores offsets once a minute, unless it is set otherwise. */
    private static final Duration KEPT = Duration.ofHours(1);

    private final InstantSource clock;
    private final Function<WatchedGroup, Schedule.Participant> maker;
    private final Map<Feed, Schedule.Participant> byFeed = new LinkedHashMap<>();
    /** In the order in which they went. */
    private final Map<Feed, Left> left = new LinkedHashMap<>();

    /** Where a group stood that went, and for how long that is kept. */
    private record Left(Map<String, ?> offset, Pause kept) {}

    /** @param clock this machine's clock; only differences of it count */
    Participants(InstantSource clock, Function<WatchedGroup, Schedule.Participant> maker) {
        this.clock = clock;
        this.maker = maker;
    }

    /** @throws IllegalArgumentException if the stored offset cannot be read */
    Schedule.Participant add(WatchedGroup group) {
        Left before = left.get(group.feed());
        Map<String, ?> newest = before == null ? group.storedOffset() : before.offset();
        Schedule.Participant added = maker.apply(group.from(newest));
        byFeed.put(group.feed(), added);
        left.remove(group.feed());
        return added;
    }

    void remove(Feed feed) {
        Schedule.Participant gone = byFeed.remove(feed);
        if (gone != null) {
            gone.scanner().close();
            gone.observer().left();
        }
        Map<String, ?> offset = gone == null ? null : gone.scanner().newestOffset();
        if (offset != null) {
            left.remove(feed); // for the order
            left.put(feed, new Left(offset, Pause.of(clock.millis(), KEPT.toMillis())));
        }
    }

    /** By now Connect has stored where they stood. */
    void forgetLongGone() {
        if (left.isEmpty()) {
            return;
        }
        long now = clock.millis();
        Iterator<Left> oldest = left.values().iterator();
        while (oldest.hasNext() && oldest.next().kept().isOver(now)) {
            oldest.remove();
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
