package io.tocsin.slack.delivery;

/** Records of one partition that are accounted for together. Guarded by its {@link PartitionLedger}. */
final class Hold {
    private long first = Long.MAX_VALUE;

    void add(long offset) {
        first = Math.min(first, offset);
    }

    long first() {
        return first;
    }
}
