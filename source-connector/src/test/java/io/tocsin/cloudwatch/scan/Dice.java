package io.tocsin.cloudwatch.scan;

import java.util.Random;

/** Seeded choices. */
record Dice(Random random) {
    Dice(long seed) {
        this(new Random(seed));
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
