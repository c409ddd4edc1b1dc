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
 * @param calm no crash, no ambiguous answer, and partitions are taken away in order: then nothing may be repeated
 * @param threaded whether messages go to threads
 * @param threadAge how old these get
 * @param ahead by how much records are stamped ahead of time
 * @param knowsEnds whether the consumer tells where logs begin and end
 * @param density how records are gathered into messages
 */
record Nature(
        boolean once,
        boolean slowHistory,
        boolean calm,
        boolean threaded,
        Duration threadAge,
        Duration ahead,
        boolean knowsEnds,
        Density density) {

    static Nature draw(boolean once, SplittableRandom random) {
        boolean slowHistory = random.nextInt(4) == 0;
        boolean calm = random.nextInt(5) == 0;
        boolean threaded = random.nextBoolean();
        Duration threadAge = Duration.ofMinutes(1 + random.nextInt(20));
        Duration ahead = Duration.ofMinutes(random.nextInt(4) == 0 ? random.nextInt(120) : 0);
        boolean knowsEnds = random.nextInt(3) > 0;
        return new Nature(once, slowHistory, calm, threaded, threadAge, ahead, knowsEnds, density(random));
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
