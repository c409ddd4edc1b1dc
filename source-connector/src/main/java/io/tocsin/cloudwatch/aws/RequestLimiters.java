package io.tocsin.cloudwatch.aws;

import io.tocsin.cloudwatch.config.RequestSettings;
import io.tocsin.cloudwatch.logs.RequestBudget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;

/**
 * The request budgets of the tasks of a JVM: those of one account and region, whose requests AWS counts together, are shares of one. A
 * budget lives for as long as a task uses it.
 */
public final class RequestLimiters {
    /** Shared by all tasks that the worker runs: AWS counts their requests together too. */
    public static final RequestLimiters SHARED = new RequestLimiters(System::nanoTime);

    private final LongSupplier nanoTime;
    private final Map<Quota, Account> accounts = new HashMap<>();

    RequestLimiters(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** One account and region, with the connectors that use it. */
    private static final class Account {
        private final AccountLimiter limiter;
        private final Map<String, Connector> connectors = new LinkedHashMap<>();

        Account(AccountLimiter limiter) {
            this.limiter = limiter;
        }

        /** Gives each connector its share anew. */
        void divide() {
            List<Connector> all = List.copyOf(connectors.values());
            List<Share> shares = Share.divide(all.stream().map(Connector::claim).toList());
            Map<RequestLimiter, Share> byConnector = new LinkedHashMap<>();
            for (int i = 0; i < all.size(); i++) {
                byConnector.put(all.get(i).limiter, shares.get(i));
            }
            limiter.divide(byConnector);
        }
    }

    /** A connector, with those of its tasks that are here. */
    private record Connector(RequestLimiter limiter, List<Lease> leases) {
        /** After a change of its settings, tasks that are about to stop have the old ones. */
        Share.Claim claim() {
            double here = leases.stream()
                    .mapToDouble(lease -> 1.0 / lease.settings.tasks())
                    .sum();
            return new Share.Claim(leases.get(leases.size() - 1).settings, Math.min(1, here));
        }
    }

    /**
     * Joins in a budget.
     *
     * @param quota what is counted together
     * @param connector whose task it is
     * @param settings of that connector
     */
    public synchronized Lease lease(Quota quota, String connector, RequestSettings settings) {
        Account account = accounts.computeIfAbsent(
                quota, key -> new Account(new AccountLimiter(nanoTime, new Random(), settings.perSecondOfTask())));
        Connector of = account.connectors.computeIfAbsent(
                connector, name -> new Connector(limiter(account, settings), new ArrayList<>()));
        Lease lease = new Lease(quota, connector, of, settings);
        of.leases.add(lease);
        account.divide();
        return lease;
    }

    private RequestLimiter limiter(Account account, RequestSettings settings) {
        return new RequestLimiter(account.limiter, settings.perSecondOfTask(), nanoTime.getAsLong());
    }

    /** A request is sent that belongs to no task. It counts on the budget that tasks here share, if there are any. */
    public synchronized void spend(Quota quota) {
        Account account = accounts.get(quota);
        if (account != null) {
            account.limiter.spend();
        }
    }

    synchronized int size() {
        return accounts.size();
    }

    private synchronized void release(Lease lease) {
        Account account = accounts.get(lease.quota);
        if (account == null || !lease.connector.leases.remove(lease)) {
            return;
        }
        if (lease.connector.leases.isEmpty()) {
            account.connectors.remove(lease.name);
        }
        if (account.connectors.isEmpty()) {
            accounts.remove(lease.quota);
        } else {
            account.divide();
        }
    }

    private synchronized int tasks(Lease lease) {
        return Math.max(1, lease.connector.leases.size());
    }

    /** The use of a budget by one task; to be closed when the task stops. */
    public final class Lease implements AutoCloseable {
        private final Quota quota;
        private final String name;
        private final Connector connector;
        private final RequestSettings settings;

        private Lease(Quota quota, String name, Connector connector, RequestSettings settings) {
            this.quota = quota;
            this.name = name;
            this.connector = connector;
            this.settings = settings;
        }

        public RequestBudget budget() {
            return connector.limiter;
        }

        /** How many requests a second the task may send, as of now, whatever others want; less after throttling. */
        public double rate() {
            return connector.limiter.rate() / tasks(this);
        }

        /** The same but for throttling, which passes. */
        public double granted() {
            return connector.limiter.granted() / tasks(this);
        }

        /** Leaves. A second time does nothing. */
        @Override
        public void close() {
            release(this);
        }
    }
}
