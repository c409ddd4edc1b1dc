package io.tocsin.cloudwatch.scan;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How the loop waits when nothing is due. */
public interface Waiter {

    /** Returns after {@code time}, or as soon as {@link #wake()} is called; at once if it ever was. */
    void await(Duration time) throws InterruptedException;

    /** Ends this and every later wait. May be called by any thread. */
    void wake();

    /** One that waits in real time. */
    static Waiter realTime() {
        CountDownLatch woken = new CountDownLatch(1);
        return new Waiter() {
            @Override
            public void await(Duration time) throws InterruptedException {
                boolean ignored = woken.await(time.toNanos(), TimeUnit.NANOSECONDS);
            }

            @Override
            public void wake() {
                woken.countDown();
            }
        };
    }
}
