package io.tocsin.slack.delivery;

import java.time.Duration;
import java.time.Instant;

/** Whether there is a storm, and how long its records are counted before they are told. */
final class Storm {
    /** A storm is over when nothing came for so long. */
    static final Duration QUIET = Duration.ofSeconds(2);
    /** People want to know of a storm soon, and of how it goes on less often. */
    private static final Duration FIRST_WINDOW = Duration.ofSeconds(5);

    private final Density density;
    private Instant over = Instant.MIN;
    private Duration window;

    Storm(Density density) {
        this.density = density;
        this.window = first();
    }

    private Duration first() {
        return density.window().compareTo(FIRST_WINDOW) < 0 ? density.window() : FIRST_WINDOW;
    }

    boolean isOver(Instant now) {
        return !now.isBefore(over);
    }

    /** How long the records that now begin to be counted are counted. */
    Duration window(Instant now) {
        if (isOver(now)) {
            window = first();
        }
        return window;
    }

    /** A count is ended: the storm goes on if it was cut short, and by more records than could be told one by one. */
    void told(Gathering gathering, Instant now) {
        if (gathering.isCutShort(now) && gathering.count() > density.perSecond() * window.toSeconds()) {
            over = gathering.newest().plus(QUIET);
            Duration doubled = window.multipliedBy(2);
            window = doubled.compareTo(density.window()) < 0 ? doubled : density.window();
        } else {
            over = Instant.MIN;
        }
    }
}
