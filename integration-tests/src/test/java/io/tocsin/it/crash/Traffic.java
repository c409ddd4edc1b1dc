package io.tocsin.it.crash;

import io.tocsin.emulator.cloudwatch.EmulatedRegion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What applications log while workers come and go: numbered events that match the pattern {@code ERROR}, others between them,
 * several to a millisecond, some of them late by up to an hour, and now and then a stretch in which nothing matches.
 */
final class Traffic implements AutoCloseable {
    private static final long PERIOD_MILLIS = 20;
    private static final int LARGEST_BATCH = 16;
    private static final int STREAMS = 4;
    private static final int STRETCHES = 6;
    /** A little less than the default of late.reach.ms, since a batch may be ingested somewhat later than it is put. */
    private static final Duration LATEST = Duration.ofMinutes(59);

    private static final String MATCHING = "ERROR event ";

    private final EmulatedRegion region;
    private final List<String> groups;
    private final int events;
    private final double perPeriod;
    private final int stretch;
    private final Random random;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private double due;
    private int stretches;
    private final AtomicInteger put = new AtomicInteger();
    private final AtomicInteger late = new AtomicInteger();
    private @Nullable Future<?> writing;

    /**
     * Not begun yet.
     *
     * @param events how many that match
     * @param perSecond how many of them in a second
     * @param stretch how many others a stretch has in which nothing matches
     */
    Traffic(EmulatedRegion region, List<String> groups, int events, int perSecond, int stretch, Random random) {
        this.region = region;
        this.groups = List.copyOf(groups);
        this.events = events;
        this.perPeriod = perSecond * PERIOD_MILLIS / 1000.0;
        this.stretch = stretch;
        this.random = random;
        groups.forEach(region::createLogGroup);
    }

    /** The number of an event, from 0; its text must match. */
    static int number(String message) {
        return Integer.parseInt(message.substring(MATCHING.length()));
    }

    void begin() {
        writing = timer.scheduleAtFixedRate(this::putDue, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void putDue() {
        due += perPeriod;
        while (put.get() < Math.min(events, due)) {
            putBatch(Math.min(events - put.get(), 1 + random.nextInt(LARGEST_BATCH)));
        }
        if (put.get() == events) {
            timer.shutdown();
        }
    }

    private void putBatch(int size) {
        String group = groups.get(random.nextInt(groups.size()));
        Duration lateness = lateness();
        region.put(group, stream(), Instant.now().minus(lateness), messages(size));
        put.addAndGet(size);
        late.addAndGet(lateness.isZero() ? 0 : size);
        if (put.get() * (STRETCHES + 1L) / events > stretches) {
            putStretch(group);
        }
    }

    private void putStretch(String group) {
        stretches++;
        String[] others = new String[stretch];
        Arrays.fill(others, "DEBUG nothing of interest");
        region.put(group, stream(), others);
    }

    /** Most are on time, some by minutes late, and a few by up to an hour. */
    private Duration lateness() {
        int dice = random.nextInt(20);
        if (dice > 3) {
            return Duration.ZERO;
        }
        long most = dice > 0 ? LATEST.toMillis() / 20 : LATEST.toMillis();
        return Duration.ofMillis((long) (random.nextDouble() * most));
    }

    private String stream() {
        return "stream-" + random.nextInt(STREAMS);
    }

    private String[] messages(int matching) {
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < matching; i++) {
            messages.add(MATCHING + (put.get() + i));
            if (random.nextBoolean()) {
                messages.add("INFO all is well");
            }
        }
        return messages.toArray(String[]::new);
    }

    /** How many matching events have been put. */
    int put() {
        if (writing != null && writing.isDone() && put.get() < events) {
            throw new IllegalStateException("only " + put + " of " + events + " events could be put");
        }
        return put.get();
    }

    /** How many of those were late. */
    int late() {
        return late.get();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
