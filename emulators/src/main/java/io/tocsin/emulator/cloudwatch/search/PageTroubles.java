package io.tocsin.emulator.cloudwatch.search;

import java.time.Duration;

/** What goes wrong with the next page: nothing, unless there is trouble. */
public interface PageTroubles {
    PageTroubles NONE = new PageTroubles() {
        @Override
        public boolean outOfOrder() {
            return false;
        }

        @Override
        public boolean withheld() {
            return false;
        }

        @Override
        public boolean repeatedToken() {
            return false;
        }

        @Override
        public Duration tokenLife() {
            return Searches.TOKEN_LIFE;
        }
    };

    /** Whether the events of the next page come out of order. */
    boolean outOfOrder();

    /** Whether the first events of the next page come with the page after it. */
    boolean withheld();

    /** Whether the next page hands out the very token it was asked for with. */
    boolean repeatedToken();

    Duration tokenLife();
}
