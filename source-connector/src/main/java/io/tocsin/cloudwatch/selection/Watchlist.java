package io.tocsin.cloudwatch.selection;

import io.tocsin.cloudwatch.logs.Feed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a task reads of all that is found. Says once what comes, goes, or cannot be read. */
public final class Watchlist {
    private static final Logger LOG = LoggerFactory.getLogger(Watchlist.class);

    private final Predicate<Feed> owned;
    private final Map<Feed, Found> watched = new HashMap<>();
    private final Set<Feed> obstructed = new HashSet<>();
    private boolean looked;
    private boolean foundAnything;

    /** @param owned whether this task reads it */
    public Watchlist(Predicate<Feed> owned) {
        this.owned = owned;
    }

    /**
     * What has changed.
     *
     * @param gone to be left, before what has come is added: what has changed is in both
     * @param come to be read from now on
     */
    public record Changes(List<Feed> gone, List<Found> come) {}

    /** Takes in a look. */
    public Changes take(Look look) {
        Map<Feed, Found> readable = readable(look);
        List<Feed> gone = new ArrayList<>();
        List<Found> come = new ArrayList<>();
        for (Found known : List.copyOf(watched.values())) {
            Found now = readable.get(known.feed());
            if (now == null || !now.isReadAs(known)) {
                watched.remove(known.feed());
                gone.add(known.feed());
                tellGone(known.feed(), now);
            }
        }
        readable.forEach((feed, found) -> {
            if (watched.put(feed, found) == null) {
                come.add(found);
            }
        });
        tell(look, gone, come);
        return new Changes(gone, come);
    }

    private Map<Feed, Found> readable(Look look) {
        Map<Feed, Found> readable = new HashMap<>();
        Set<Feed> inTheWay = new HashSet<>();
        for (Found found : look.found()) {
            if (!owned.test(found.feed())) {
                continue;
            }
            if (found.obstacle() == null) {
                readable.put(found.feed(), found);
            } else if (inTheWay.add(found.feed()) && !obstructed.contains(found.feed())) {
                LOG.warn("Left out: {} {}", found.feed(), found.obstacle());
            }
        }
        obstructed.clear();
        obstructed.addAll(inTheWay);
        return readable;
    }

    private static void tellGone(Feed feed, @Nullable Found now) {
        if (now == null) {
            LOG.info("No more read: {} is gone, or not chosen any more", feed);
        }
    }

    private void tell(Look look, List<Feed> gone, List<Found> come) {
        if (look.found().isEmpty() && (!looked || foundAnything)) {
            LOG.warn("Nothing is found that the settings choose; looks again now and then");
        } else if (!gone.isEmpty() || !come.isEmpty() || !looked) {
            LOG.info(
                    "Found {} to read, of which this task reads {}: {} came, {} went{}",
                    look.found().size(),
                    watched.size(),
                    come.size(),
                    gone.size(),
                    come.isEmpty() ? "" : ". New: " + names(come));
        }
        looked = true;
        foundAnything = !look.found().isEmpty();
    }

    private static String names(List<Found> come) {
        int most = 10;
        String names = String.join(
                ", ",
                come.stream().limit(most).map(found -> found.feed().toString()).toList());
        return come.size() > most ? names + " and " + (come.size() - most) + " more" : names;
    }
}
