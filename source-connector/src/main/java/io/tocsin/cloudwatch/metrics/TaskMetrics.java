package io.tocsin.cloudwatch.metrics;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;

/** The metrics of one task, from its start to its end. */
public final class TaskMetrics implements AutoCloseable {
    private static final long NEVER = Long.MIN_VALUE;

    private final Registry registry;
    private final InstantSource clock;
    private final DoubleSupplier requestLimit;
    private final Set<GroupMetrics> groups = ConcurrentHashMap.newKeySet();
    private final Counters<TaskMetric> counters = new Counters<>(TaskMetric.class);
    private final EventRate requestRate;
    private volatile long readAheadBytes;
    private volatile double pollInterval = Double.NaN;
    private volatile long newestDiscovery = NEVER;

    /**
     * Shows them from now on.
     *
     * @param registry where; closed with this
     * @param requestLimit how many requests a second may be sent now; asked by any thread
     */
    public TaskMetrics(Registry registry, InstantSource clock, DoubleSupplier requestLimit) {
        this.registry = registry;
        this.clock = clock;
        this.requestLimit = requestLimit;
        this.requestRate = new EventRate(clock);
        for (TaskMetric metric : TaskMetric.values()) {
            registry.add(metric, Map.of(), () -> value(metric));
        }
    }

    /**
     * The metrics of a log group, shown from now on until they are closed. To be called by the task's thread.
     *
     * @param tags which one, for example {@code log_group} and {@code account}; no two of a task may have the same
     */
    public GroupMetrics group(Map<String, String> tags) {
        GroupMetrics group = new GroupMetrics(this, tags, clock);
        groups.add(group);
        for (GroupMetric metric : GroupMetric.values()) {
            registry.add(metric, tags, () -> group.value(metric));
        }
        return group;
    }

    void remove(GroupMetrics group) {
        if (groups.remove(group)) {
            for (GroupMetric metric : GroupMetric.values()) {
                registry.remove(metric, group.tags());
            }
        }
    }

    void requestSent() {
        counters.increment(TaskMetric.REQUESTS);
        requestRate.happened();
    }

    void throttled() {
        counters.increment(TaskMetric.THROTTLES);
    }

    /** About how much memory pages take that were asked for, or wait to be written. */
    public void readAhead(long bytes) {
        readAheadBytes = bytes;
    }

    /** How often the newest events of each log group can be asked for. */
    public void pollInterval(Duration feasible) {
        pollInterval = feasible.toMillis() / 1_000.0;
    }

    /** The log groups have been listed to the end, or the task begins to list them. May be called by any thread. */
    public void discovered() {
        newestDiscovery = clock.millis();
    }

    private Number value(TaskMetric metric) {
        return switch (metric) {
            case LOG_GROUPS -> groups.size();
            case LOG_GROUPS_IN_TROUBLE ->
                groups.stream().filter(GroupMetrics::isInTrouble).count();
            case REQUESTS, THROTTLES -> counters.get(metric);
            case REQUESTS_PER_SECOND -> requestRate.perSecond();
            case REQUEST_LIMIT -> requestLimit.getAsDouble();
            case POLL_INTERVAL -> pollInterval;
            case READ_AHEAD_BYTES -> readAheadBytes;
            case LAST_DISCOVERY_AGE -> discoveryAge();
        };
    }

    private double discoveryAge() {
        long newest = newestDiscovery;
        return newest == NEVER ? Double.NaN : Math.max(0, clock.millis() - newest) / 1_000.0;
    }

    /** Shows nothing any more. */
    @Override
    public void close() {
        registry.close();
    }
}
