package io.tocsin.emulator.cloudwatch.trouble;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Each switch has random numbers of its own, so that what one hits does not depend on the others. */
final class Dice {
    private final Map<Switch, RandomGenerator> random = new EnumMap<>(Switch.class);

    Dice(long seed) {
        SplittableRandom root = new SplittableRandom(seed);
        for (Switch each : Switch.values()) {
            random.put(each, root.split());
        }
    }

    synchronized boolean hits(Switch each, double share) {
        return uniform(each) < share;
    }

    /** From 0 up to but without 1. */
    synchronized double uniform(Switch each) {
        return of(each).nextDouble();
    }

    synchronized double normal(Switch each) {
        return of(each).nextGaussian();
    }

    private RandomGenerator of(Switch each) {
        RandomGenerator generator = random.get(each);
        if (generator == null) {
            throw new AssertionError(each);
        }
        return generator;
    }
}
