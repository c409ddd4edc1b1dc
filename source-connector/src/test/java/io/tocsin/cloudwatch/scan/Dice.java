package io.tocsin.cloudwatch.scan;

import java.util.Random;
import java.util.SplittableRandom;

/** Seeded choices. */
record Dice(Random random) {
    /** The first numbers of {@link Random} are nearly the same for seeds that are near each other, so the seed is mixed before. */
    Dice(long seed) {
        this(new Random(new SplittableRandom(seed).nextLong()));
    }

    int of(int... choices) {
        return choices[random.nextInt(choices.length)];
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }
}
