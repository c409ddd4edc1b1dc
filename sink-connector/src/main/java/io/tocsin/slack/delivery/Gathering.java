package io.tocsin.slack.delivery;

import io.tocsin.slack.digest.Round;
import io.tocsin.slack.message.Gist;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Records that are being counted for a digest. */
final class Gathering {
    private final String name;
    private final Round round = new Round();
    private final Haul haul = new Haul();
    private final Instant end;
    private final Duration quiet;
    private Instant newest;

    /**
     * Begins to count.
     *
     * @param name what the digest is called
     * @param window ends this long after now
     * @param quiet ends early when nothing came for so long
     */
    Gathering(String name, Instant now, Duration window, Duration quiet) {
        this.name = name;
        this.end = now.plus(window);
        this.quiet = quiet;
        this.newest = now;
    }

    void add(Pending pending, Instant now) {
        Gist gist = Objects.requireNonNull(pending.gist());
        round.add(gist);
        haul.add(pending.parcel());
        newest = now;
    }

    /** When the last record came. */
    Instant newest() {
        return newest;
    }

    long count() {
        return round.count();
    }

    /** How long until it is to be told. */
    Duration due(Instant now) {
        Instant calm = newest.plus(quiet);
        Duration left = Duration.between(now, calm.isBefore(end) ? calm : end);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Whether it is told because of the time that it took, while records still come. */
    boolean isCutShort(Instant now) {
        return now.isBefore(newest.plus(quiet));
    }

    List<Letter> letters() {
        return Letter.of(round.notices(name), haul);
    }

    Haul haul() {
        return haul;
    }

    boolean isMoot() {
        return haul.isMoot();
    }

    /** About how much memory it holds, in bytes. */
    long weight() {
        return round.weight();
    }
}
