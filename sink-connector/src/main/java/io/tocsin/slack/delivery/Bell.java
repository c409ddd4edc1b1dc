package io.tocsin.slack.delivery;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Rings when something happens, and counts it, so that nothing is missed between a look and a wait. For any thread. */
final class Bell {
    private long rings;
    private volatile Runnable listener = () -> {};

    /** Sets what is run at each ring, by the thread that rings. */
    void listen(Runnable whenRung) {
        listener = whenRung;
    }

    void ring() {
        count();
        listener.run();
    }

    /** Ends {@link #await}, as a ring does, but without a word to the listener. */
    synchronized void count() {
        rings++;
        notifyAll();
    }

    private synchronized long rings() {
        return rings;
    }

    /** Waits for what it rings for, but no longer than this. */
    void await(BooleanSupplier happened, Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        boolean goesOn = true;
        while (goesOn) {
            long seen = rings();
            goesOn = !happened.getAsBoolean() && rang(seen, deadline);
        }
    }

    private synchronized boolean rang(long since, long deadline) {
        try {
            while (rings == since && System.nanoTime() < deadline) {
                long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                wait(Math.max(1, millis));
            }
            return rings != since;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
