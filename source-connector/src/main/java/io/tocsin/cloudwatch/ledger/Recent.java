package io.tocsin.cloudwatch.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * The emitted events that coverage does not prove old yet. Immutable; adding is cheap, since all versions that grew out of one
 * another share one array, of which each sees its own part. One thread adds; any may read.
 */
final class Recent {
    /** Has no room, so that nothing is ever added to what all ledgers share. */
    static final Recent NONE = new Recent(new Log(0), 0);

    private final Log log;
    private final int size;
    private int bytes = -1; // counted when first asked for

    private Recent(Log log, int size) {
        this.log = log;
        this.size = size;
    }

    static Recent of(List<Emitted> events) {
        Log log = new Log(Math.max(16, events.size() + 16));
        for (Emitted event : events) {
            log.events[log.used++] = event;
        }
        return new Recent(log, log.used);
    }

    Recent plus(Emitted event) {
        Log roomy = log.used == size && size < log.events.length ? log : copy();
        roomy.events[roomy.used++] = event;
        return new Recent(roomy, size + 1);
    }

    private Log copy() {
        Log copy = new Log(Math.max(32, size * 2));
        System.arraycopy(log.events, 0, copy.events, 0, size);
        copy.used = size;
        return copy;
    }

    /** Without the events that match. */
    Recent without(Predicate<Emitted> superfluous) {
        List<Emitted> kept = events().stream().filter(superfluous.negate()).toList();
        return kept.size() == size ? this : of(kept);
    }

    List<Emitted> events() {
        return Arrays.asList(log.events).subList(0, size);
    }

    /** About how many bytes they take in an offset. */
    int bytes() {
        if (bytes < 0) {
            bytes = RecentCodec.estimate(events());
        }
        return bytes;
    }

    int size() {
        return size;
    }

    /** What the versions share: written only beyond what any of them sees. */
    private static final class Log {
        private final Emitted[] events;
        private int used;

        private Log(int room) {
            events = new Emitted[room];
        }
    }
}
