package io.tocsin.cloudwatch.scan;

/**
 * How many pages of late scans are worth having ahead: as many as it takes that one is ready whenever the task can take it. More would
 * only lie about, and have left the processor's caches, and swell what a garbage collection copies, by the time it is their turn.
 * Begins with the most.
 */
final class Reserve {
    private static final int LEAST = 3;
    /** So many still ready when a page is taken are one too many. */
    private static final int ENOUGH = 2;

    private final int most;
    private int pages;

    Reserve(int most) {
        this.most = Math.max(LEAST, most);
        this.pages = this.most;
    }

    /** Whether another one need not be asked for yet, with so many ready or under way. */
    boolean suffices(int ahead) {
        return ahead >= pages;
    }

    /** A page was taken, and so many more could be taken at once. */
    void taken(int stillReady) {
        pages = stillReady >= ENOUGH ? Math.max(LEAST, pages - 1) : pages;
    }

    /** None was ready although some were asked for. */
    void ranDry() {
        pages = Math.min(most, pages * 2);
    }
}
