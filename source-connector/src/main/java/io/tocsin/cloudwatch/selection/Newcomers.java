package io.tocsin.cloudwatch.selection;

import io.tocsin.cloudwatch.logs.Feed;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Tells what was created since the last look from what was there before and is chosen only now. The former begins at its creation, so
 * that nothing of it is missed. For that the time of the last look is kept over restarts; it is held back while anything that was created
 * before it has not begun, and while another task of the connector has no such time stored: that task, if it restarts, can only use the
 * times of the others.
 */
public final class Newcomers {
    /** A list may lack what was created shortly before; and tags may be put on after the creation. */
    private static final long LAG = Duration.ofMinutes(10).toMillis();

    private final Map<Feed, Long> notBegun = new HashMap<>();
    private @Nullable Long lookedBefore;
    /** Where the mark stays while another task has none; null while all have one. */
    private @Nullable Long hold;

    /** The time of the last look before this task started is known; it was called the position of the mark. */
    public void resume(long position) {
        lookedBefore = lookedBefore == null ? position : Math.min(lookedBefore, position);
    }

    /** When it was created, if that was since the last look; empty if it was there before, or there was no look before. */
    public OptionalLong bornAt(Found found) {
        return lookedBefore != null && found.createdAt() > lookedBefore - LAG
                ? OptionalLong.of(found.createdAt())
                : OptionalLong.empty();
    }

    /** It comes without a place to go on from, and has to begin at its creation, whenever that can be. */
    public void await(Found found) {
        notBegun.put(found.feed(), found.createdAt());
    }

    /** It has begun: its place is on its way to be stored. */
    public void begun(Feed feed) {
        notBegun.remove(feed);
    }

    /**
     * A look has been taken in.
     *
     * @param othersLooked whether all other tasks of the connector have a mark stored
     * @return the mark to store: what was created before it has begun
     */
    public long looked(Look look, List<Feed> gone, boolean othersLooked) {
        gone.forEach(notBegun::remove);
        if (othersLooked) {
            hold = null;
        } else if (hold == null) {
            hold = lookedBefore == null ? look.startedAt() : Math.min(lookedBefore, look.startedAt());
        }
        lookedBefore = look.startedAt();
        long mark = hold == null ? look.startedAt() : hold;
        return notBegun.values().stream().mapToLong(createdAt -> createdAt - 1).reduce(mark, Math::min);
    }
}
