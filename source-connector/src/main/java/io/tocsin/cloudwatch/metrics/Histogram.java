package io.tocsin.cloudwatch.metrics;

import java.util.Arrays;

/** Counts numbers in bins that are 1/16 of their value wide. */
final class Histogram {
    private static final int BITS = 4;
    private static final int BINS_AN_OCTAVE = 1 << BITS;
    private static final int MOST_BINS = (64 - BITS) * BINS_AN_OCTAVE;

    private int[] counts = new int[0];
    private long max = -1;

    /** @param number not negative */
    void add(long number) {
        int bin = bin(number);
        if (bin >= counts.length) {
            counts = Arrays.copyOf(counts, Math.min(MOST_BINS, bin + BINS_AN_OCTAVE));
        }
        counts[bin]++;
        max = Math.max(max, number);
    }

    /** The largest number; -1 if there is none. */
    long max() {
        return max;
    }

    void addAll(Histogram other) {
        if (counts.length < other.counts.length) {
            counts = Arrays.copyOf(counts, other.counts.length);
        }
        for (int bin = 0; bin < other.counts.length; bin++) {
            counts[bin] += other.counts[bin];
        }
        max = Math.max(max, other.max);
    }

    void clear() {
        Arrays.fill(counts, 0);
        max = -1;
    }

    /** A number that this part of all do not exceed, up to 1/16 too large; NaN if there are none. */
    double percentile(double part) {
        long all = Arrays.stream(counts).asLongStream().sum();
        if (all == 0) {
            return Double.NaN;
        }
        long rank = Math.max(1, (long) Math.ceil(part * all));
        int bin = 0;
        for (long seen = counts[0]; seen < rank; seen += counts[bin]) {
            bin++;
        }
        return Math.min(last(bin), max);
    }

    /** The first 32 numbers have bins of their own. */
    private static int bin(long number) {
        int shift = Math.max(0, 63 - BITS - Long.numberOfLeadingZeros(number));
        return shift * BINS_AN_OCTAVE + (int) (number >>> shift);
    }

    /** The largest number of a bin. */
    private static long last(int bin) {
        int shift = Math.max(0, bin / BINS_AN_OCTAVE - 1);
        long first = bin - (long) shift * BINS_AN_OCTAVE;
        return ((first + 1) << shift) - 1;
    }
}
