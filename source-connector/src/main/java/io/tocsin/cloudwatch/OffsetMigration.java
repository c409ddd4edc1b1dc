package io.tocsin.cloudwatch;

import io.tocsin.cloudwatch.config.AwsSettings;
import io.tocsin.cloudwatch.config.CredentialSettings;
import io.tocsin.cloudwatch.config.ReadSettings;
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
 * Moves offsets from an older form of a source partition, for example one without the account, to the current one. A task resumes from the
 * older offset, and its records store the state under the current partition. A tombstone for the older partition follows only when the
 * offset reader returns an offset for the current one. So at least one of them is stored whenever the task ends; if both are, the current
 * one is used. Used by the task's thread only.
 */
final class OffsetMigration {
    private static final Logger LOG = LoggerFactory.getLogger(OffsetMigration.class);

    private final StoredPlaces stored;
    private final Duration interval;
    private final InstantSource clock;
    /** For each feed that is not done, the older partitions that still have an offset. */
    private final Map<Feed, List<Map<String, String>>> outdated = new HashMap<>();
    /** Those of these feeds whose current partition has an offset as well. */
    private final Set<Feed> moved = new HashSet<>();

    private Instant askAgain = Instant.MIN;
    private boolean warned;

    /** @param interval the shortest time between two reads of the offsets topic for this purpose */
    OffsetMigration(StoredPlaces stored, Duration interval, InstantSource clock) {
        this.stored = stored;
        this.interval = interval;
        this.clock = clock;
    }

    /** Notes what was read for a feed when its task, or the feed, started. */
    void found(Feed feed, StoredPlaces.Places places) {
        warnOfLostAccount(feed, places);
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

    /** Returns the partitions for which a tombstone goes with the feed's next heartbeat; each is returned once. */
    List<Map<String, String>> toForget(Feed feed) {
        if (!outdated.containsKey(feed) || !isMoved(feed)) {
            return List.of();
        }
        moved.remove(feed);
        return Objects.requireNonNull(outdated.remove(feed));
    }

    /** Connect has no way to look for partitions of an unknown account. */
    private void warnOfLostAccount(Feed feed, StoredPlaces.Places places) {
        if (!warned && places.of(feed) == null && !places.partition(feed).containsKey(SourcePartition.ACCOUNT)) {
            warned = true;
            LOG.info(
                    "No offset is stored for {}, and maybe others, under a partition without account: begins at {}. An offset that"
                            + " was stored with an account is found only if {} or {} names that account",
                    feed,
                    ReadSettings.START_FROM,
                    AwsSettings.ACCOUNT_ID,
                    CredentialSettings.ROLE_ARN);
        }
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
