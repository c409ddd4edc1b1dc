package io.tocsin.cloudwatch.selection;

import io.tocsin.cloudwatch.logs.LogsFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks now and then, on a thread of its own, and holds the newest look until it is taken in. */
public final class Lookout implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration SLOWLY = Duration.ofMinutes(1);
    /** Whoever reads the log of the last few minutes is to see a trouble that lasts. */
    private static final Duration REMINDED_AFTER = Duration.ofMinutes(5);

    private static final int MOST_DOUBLINGS = 6;

    private final Looker looker;
    private final Duration interval;
    private final Sleeper sleeper;
    private final RandomGenerator random;
    private final Runnable looked;
    private final Thread thread;
    private final AtomicReference<@Nullable Look> newest = new AtomicReference<>();
    private volatile boolean closed;
    private LogsFailure.@Nullable Kind trouble;
    /** How long it has waited in all since it last said so. */
    private Duration quiet = Duration.ZERO;

    private int failures;

    /**
     * @param interval between the end of a look and the next
     * @param random jitter, so that not all tasks look at the same time
     * @param looked called after each look that was complete, on the thread that looks
     */
    public Lookout(Looker looker, Duration interval, Sleeper sleeper, RandomGenerator random, Runnable looked) {
        this.looker = looker;
        this.interval = interval;
        this.sleeper = sleeper;
        this.random = random;
        this.looked = looked;
        this.thread = new Thread(this::run, "tocsin-discovery");
        thread.setDaemon(true);
    }

    /** Begins to look. */
    public Lookout start() {
        thread.start();
        return this;
    }

    /** The newest look that was not taken yet. Never blocks. */
    public Optional<Look> take() {
        return Optional.ofNullable(newest.getAndSet(null));
    }

    private void run() {
        try {
            while (!closed) {
                sleeper.sleep(survivingErrors());
            }
        } catch (InterruptedException e) {
            LOG.debug("Looks no more");
        }
    }

    /**
     * Looks once, whatever happens: a thread that an error has ended would look no more, while the task goes on. That holds for errors of
     * the virtual machine too. Memory may be free again at the next look; and where it is not, or a class is missing, whatever else
     * the worker does says so.
     */
    private Duration survivingErrors() throws InterruptedException {
        try {
            return attempt();
        } catch (Error error) {
            tell(error);
            return SLOWLY;
        }
    }

    private static void tell(Error error) {
        try {
            LOG.error("Could not look what there is to read; tries again", error);
        } catch (Error atThat) {
            // There may be no memory left to say so.
        }
    }

    /**
     * Looks once.
     *
     * @return how long to wait before the next time
     */
    Duration attempt() throws InterruptedException {
        try {
            newest.set(looker.look());
            looked.run();
            succeeded();
            return jittered(interval);
        } catch (LogsFailure failure) {
            return closed ? Duration.ZERO : failed(failure);
        } catch (RuntimeException unexpected) {
            LOG.error("Could not look what there is to read; tries again", unexpected);
            return jittered(SLOWLY);
        }
    }

    private void succeeded() {
        if (trouble != null) {
            LOG.info("Can look again what there is to read");
        }
        trouble = null;
        failures = 0;
    }

    private Duration failed(LogsFailure failure) {
        if (trouble != failure.kind() || quiet.compareTo(REMINDED_AFTER) >= 0) {
            LOG.warn(
                    "Cannot look what there is to read ({}); tries again, and goes on with what is known: {}",
                    failure.kind(),
                    failure.getMessage());
            trouble = failure.kind();
            quiet = Duration.ZERO;
        }
        failures++;
        boolean passes = failure.kind() == LogsFailure.Kind.THROTTLED || failure.kind() == LogsFailure.Kind.TRANSIENT;
        Duration soon = SOON.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        Duration wait = jittered(passes ? soon : SLOWLY);
        quiet = quiet.plus(wait);
        return wait;
    }

    private Duration jittered(Duration full) {
        return Duration.ofMillis((long) (full.toMillis() * (.9 + random.nextDouble() * .1)));
    }

    /** Looks no more; a request under way is given up. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
