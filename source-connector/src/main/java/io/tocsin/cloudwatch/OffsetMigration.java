package io.tocsin.cloudwatch;

import io.tocsin.cloudwatch.logs.Feed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves offsets that are stored under a partition of older form, without the account, say, to the present one. A task goes on from such
 * an offset, and its records store the state under the present partition. Once Connect tells that state, a heartbeat carries a tombstone
 * for the older one, and not before: so there is an offset whenever the task dies, and where there are both, the present one counts.
 * Used by the task's thread alone.
 */
final class OffsetMigration {
    private static final Logger LOG = LoggerFactory.getLogger(OffsetMigration.class);

    private final StoredPlaces stored;
    private final Duration interval;
    private final InstantSource clock;
    /** By feed, the older partitions that hold an offset. */
    private final Map<Feed, List<Map<String, String>>> outdated = new HashMap<>();
    /** Of these, the feeds whose present partition holds one too. */
    private final Set<Feed> moved = new HashSet<>();

    private Instant askAgain = Instant.MIN;

    /**
     * Nothing to move yet.
     *
     * @param interval how often at most stored offsets are read for it
     */
    OffsetMigration(StoredPlaces stored, Duration interval, InstantSource clock) {
        this.stored = stored;
        this.interval = interval;
        this.clock = clock;
    }

    /** Takes note of a feed whose offset was read. */
    void found(Feed feed, StoredPlaces.Places places) {
        List<Map<String, String>> older = places.outdated(feed);
        if (older.isEmpty()) {
            return;
        }
        outdated.put(feed, older);
        if (places.isStored(feed)) {
            moved.add(feed);
        } else {
            LOG.info("The offset of {} is stored under {}; it is moved to {}", feed, older, places.partition(feed));
        }
    }

    /** The partitions whose offsets are to be forgotten with a feed's next heartbeat, each once. */
    List<Map<String, String>> toForget(Feed feed) {
        if (!outdated.containsKey(feed) || !isMoved(feed)) {
            return List.of();
        }
        moved.remove(feed);
        return Objects.requireNonNull(outdated.remove(feed));
    }

    private boolean isMoved(Feed feed) {
        Instant now = clock.instant();
        if (!moved.contains(feed) && !now.isBefore(askAgain)) {
            askAgain = now.plus(interval);
            StoredPlaces.Places places = stored.read(outdated.keySet());
            outdated.keySet().stream().filter(places::isStored).forEach(moved::add);
        }
        return moved.contains(feed);
    }
}
