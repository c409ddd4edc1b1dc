package io.tocsin.slack.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What a world is like, from its beginning to its end.
 *
 * @param once whether channels are read back, so that what is visible there is not posted again
 * @param slowHistory whether Slack may take longer to show a message than it is given
 * @param calm no crash, no revocation, no ambiguous answer: then nothing may be repeated either
 * @param threaded whether messages go to threads
 * @param threadAge how old these get
 * @param density how records are gathered into messages
 */
record Nature(boolean once, boolean slowHistory, boolean calm, boolean threaded, Duration threadAge, Density density) {

    static Nature draw(boolean once, SplittableRandom random) {
        boolean slowHistory = random.nextInt(4) == 0;
        boolean calm = random.nextInt(5) == 0;
        boolean threaded = random.nextBoolean();
        Duration threadAge = Duration.ofMinutes(1 + random.nextInt(20));
        return new Nature(once, slowHistory, calm, threaded, threadAge, density(random));
    }

    private static Density density(SplittableRandom random) {
        DeliveryMode mode = List.of(DeliveryMode.values()).get(random.nextInt(3));
        Optional<Duration> lateAfter = random.nextInt(4) == 0 ? Optional.of(Duration.ofMinutes(30)) : Optional.empty();
        return new Density(
                mode,
                Duration.ofSeconds(1 + random.nextInt(60)),
                2 + random.nextInt(10),
                0.1 + random.nextInt(2),
                lateAfter);
    }

    /** Whether each record has a message of its own. */
    boolean isOrdered() {
        return !density.gathers();
    }
}
