package io.tocsin.cloudwatch.metrics;

import java.time.InstantSource;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The metrics of one log group. One thread tells what happens; any may ask for values. All times are milliseconds, and moments are
 * on this machine's clock.
 */
public final class GroupMetrics implements AutoCloseable {
    private static final double SECOND = 1_000;

    private final TaskMetrics task;
    private final Map<String, String> tags;
    private final InstantSource clock;
    private final Counters<GroupMetric> counters = new Counters<>(GroupMetric.class);
    private final Delays ingestion;
    private final Delays visibility;
    private long eventsWritten;
    private long newestWritten = Long.MIN_VALUE;
    private volatile long newestScan;
    private volatile long newestEvent = Long.MIN_VALUE;
    private volatile boolean inTrouble;
    private volatile double backfillProgress = 1;
    private volatile double backfillRemaining;
    private volatile int recentEvents;
    private volatile LongSupplier offsetBytes = () -> 0;

    GroupMetrics(TaskMetrics task, Map<String, String> tags, InstantSource clock) {
        this.task = task;
        this.tags = Map.copyOf(tags);
        this.clock = clock;
        this.ingestion = new Delays(clock);
        this.visibility = new Delays(clock);
        this.newestScan = clock.millis();
    }

    /** A request was sent. */
    public void requestSent() {
        counters.increment(GroupMetric.REQUESTS);
        task.requestSent();
    }

    /** A page arrived. */
    public void pageArrived(boolean empty) {
        counters.increment(GroupMetric.PAGES);
        if (empty) {
            counters.increment(GroupMetric.EMPTY_PAGES);
        }
    }

    /** A request was refused for being one too many. */
    public void throttled() {
        counters.increment(GroupMetric.THROTTLES);
        task.throttled();
    }

    /**
     * Something went wrong, or was noticed.
     *
     * @param what one of the metrics that count such things
     */
    public void count(GroupMetric what) {
        counters.increment(what);
    }

    /** Whether the log group cannot be read at present. */
    public void inTrouble(boolean now) {
        inTrouble = now;
    }

    /**
     * An event is written. It is told once its page is taken.
     *
     * @param ingestionDelay from its timestamp to its ingestion
     * @param visibilityDelay for how long after its ingestion scans did not find it; 0 if the first one did
     */
    public void written(long timestamp, long ingestionDelay, long visibilityDelay) {
        eventsWritten++;
        newestWritten = Math.max(newestWritten, timestamp);
        ingestion.add(ingestionDelay);
        visibility.add(visibilityDelay);
    }

    /** A scan that began at {@code startedAt} was read to its end. */
    public void scanned(long startedAt) {
        newestScan = Math.max(newestScan, startedAt);
    }

    /**
     * How far the late scan or backfill under way is.
     *
     * @param progress from 0 to 1
     * @param secondsLeft NaN if it cannot be told
     */
    public void backfill(double progress, double secondsLeft) {
        backfillProgress = progress;
        backfillRemaining = secondsLeft;
    }

    /**
     * A page was taken, and its events are written.
     *
     * @param recent how many event ids a restart would find from now on
     * @param bytes how large the offset is that it would find; asked by any thread, and only if someone wants to know
     */
    public void pageTaken(int recent, LongSupplier bytes) {
        counters.add(GroupMetric.EVENTS, eventsWritten);
        eventsWritten = 0;
        newestEvent = newestWritten;
        ingestion.show();
        visibility.show();
        recentEvents = recent;
        offsetBytes = bytes;
    }

    boolean isInTrouble() {
        return inTrouble;
    }

    Map<String, String> tags() {
        return tags;
    }

    Number value(GroupMetric metric) {
        return switch (metric) {
            case LAST_SCAN_AGE -> age(newestScan);
            case LAST_EVENT_AGE -> newestEvent == Long.MIN_VALUE ? Double.NaN : age(newestEvent);
            case IN_TROUBLE -> inTrouble ? 1 : 0;
            case INGESTION_DELAY_P50 -> ingestion.percentile(.5);
            case INGESTION_DELAY_P95 -> ingestion.percentile(.95);
            case INGESTION_DELAY_P99 -> ingestion.percentile(.99);
            case INGESTION_DELAY_MAX -> ingestion.max();
            case VISIBILITY_DELAY_P99 -> visibility.percentile(.99);
            case VISIBILITY_DELAY_MAX -> visibility.max();
            case BACKFILL_PROGRESS -> backfillProgress;
            case BACKFILL_REMAINING -> backfillRemaining;
            case RECENT_EVENTS -> recentEvents;
            case OFFSET_BYTES -> offsetBytes.getAsLong();
            default -> counters.get(metric);
        };
    }

    /** An event may be stamped in the future, by up to two hours. */
    private double age(long moment) {
        return Math.max(0, clock.millis() - moment) / SECOND;
    }

    /** Shows them no more. To be called by the task's thread. */
    @Override
    public void close() {
        task.remove(this);
    }
}
