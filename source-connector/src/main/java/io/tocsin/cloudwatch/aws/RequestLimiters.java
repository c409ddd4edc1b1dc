package io.tocsin.cloudwatch.aws;

import io.tocsin.cloudwatch.logs.RequestBudget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;

/** The request budgets that the tasks of a JVM share, one for each account and region, for as long as a task uses it. */
public final class RequestLimiters {
    /** Shared by all tasks that the worker runs: AWS counts their requests together too. */
    public static final RequestLimiters SHARED = new RequestLimiters(System::nanoTime);

    private final LongSupplier nanoTime;
    private final Map<Quota, Shared> limiters = new HashMap<>();

    RequestLimiters(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    private record Shared(RequestLimiter limiter, List<Lease> leases) {}

    /**
     * Joins in a budget. It amounts to the shares of all who have joined, and at most to the least that any of them takes for the
     * whole: so the tasks of a connector use all of it in one JVM, and each its share when they are on several workers.
     *
     * @param quota what is counted together
     * @param perSecond requests a second of all tasks together; positive
     * @param tasks among how many tasks, here and elsewhere, they are shared; positive
     */
    public synchronized Lease lease(Quota quota, double perSecond, int tasks) {
        Shared shared = limiters.computeIfAbsent(
                quota,
                key -> new Shared(new RequestLimiter(nanoTime, new Random(), perSecond / tasks), new ArrayList<>()));
        Lease lease = new Lease(quota, shared.limiter, perSecond, tasks);
        shared.leases.add(lease);
        adjust(shared);
        return lease;
    }

    /** A request is sent that belongs to no task. It counts on the budget that tasks here share, if there are any. */
    public synchronized void spend(Quota quota) {
        Shared shared = limiters.get(quota);
        if (shared != null) {
            shared.limiter.spend();
        }
    }

    synchronized int size() {
        return limiters.size();
    }

    private synchronized void release(Lease lease) {
        Shared shared = limiters.get(lease.quota);
        if (shared != null && shared.leases.remove(lease)) {
            if (shared.leases.isEmpty()) {
                limiters.remove(lease.quota);
            } else {
                adjust(shared);
            }
        }
    }

    private static void adjust(Shared shared) {
        double shares = shared.leases.stream()
                .mapToDouble(each -> each.perSecond / each.tasks)
                .sum();
        double whole =
                shared.leases.stream().mapToDouble(each -> each.perSecond).min().orElse(shares);
        shared.limiter.allow(Math.min(shares, whole));
    }

    /** The use of a budget by one task; to be closed when the task stops. */
    public final class Lease implements AutoCloseable {
        private final Quota quota;
        private final RequestLimiter limiter;
        private final double perSecond;
        private final int tasks;

        private Lease(Quota quota, RequestLimiter limiter, double perSecond, int tasks) {
            this.quota = quota;
            this.limiter = limiter;
            this.perSecond = perSecond;
            this.tasks = tasks;
        }

        public RequestBudget budget() {
            return limiter;
        }

        /** How many requests a second all who share the budget may send, as of now. */
        public double rate() {
            return limiter.rate();
        }

        /** Leaves. A second time does nothing. */
        @Override
        public void close() {
            release(this);
        }
    }
}
