package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.logs.FilterRequest;
import io.tocsin.cloudwatch.logs.LogsApi;
import io.tocsin.cloudwatch.logs.LogsFailure;
import io.tocsin.cloudwatch.logs.Page;
import io.tocsin.cloudwatch.logs.RequestBudget;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Scans the log groups of one task, fairly, page by page. Used by one thread, but for {@link #stop()}. */
public final class ScanLoop {
    private static final Logger LOG = LoggerFactory.getLogger(ScanLoop.class);
    private static final long LONGEST_CALL = Duration.ofSeconds(1).toMillis();

    private final LogsApi api;
    private final InstantSource clock;
    private final Waiter waiter;
    private final Schedule schedule;
    private final RequestBudget budget;
    private volatile boolean stopped;

    /**
     * @param api where pages come from; the loop does not close it
     * @param budget who says when a request may be sent
     * @param groups the groups of the task
     * @param settings how to scan them
     * @param clock this machine's clock; only differences of it count
     * @param random jitter for back-off
     * @param waiter how to wait when nothing is due
     * @throws IllegalArgumentException if a stored offset cannot be read; the message names the group
     */
    public ScanLoop(
            LogsApi api,
            RequestBudget budget,
            List<WatchedGroup> groups,
            ScanSettings settings,
            InstantSource clock,
            RandomGenerator random,
            Waiter waiter) {
        this(api, budget, groups, settings, clock, random, waiter, GroupScanner::new);
    }

    ScanLoop(
            LogsApi api,
            RequestBudget budget,
            List<WatchedGroup> groups,
            ScanSettings settings,
            InstantSource clock,
            RandomGenerator random,
            Waiter waiter,
            ScannerFactory scanners) {
        this.api = api;
        this.clock = clock;
        this.waiter = waiter;
        this.budget = budget;
        AwsClock awsClock = new AwsClock(clock);
        List<Schedule.Participant> participants = groups.stream()
                .map(group -> new Schedule.Participant(
                        scanners.create(group, settings, awsClock), new GroupTrouble(group.logGroup(), random)))
                .toList();
        this.schedule = new Schedule(participants, budget);
    }

    /** What makes the scanner of a group. */
    @FunctionalInterface
    interface ScannerFactory {
        GroupScanner create(WatchedGroup group, ScanSettings settings, AwsClock clock);
    }

    /**
     * Reads on, and returns what is new, in the order in which it must be written. Returns an empty list after about a
     * second without any, and at once after {@link #stop()} or when the api is closed.
     *
     * @throws ScanFailedException if scanning cannot go on until the configuration is mended
     */
    public List<Emission> next() throws InterruptedException {
        Pause call = Pause.of(clock.millis(), LONGEST_CALL);
        while (!stopped && !call.isOver(clock.millis())) {
            Schedule.Next next = schedule.next(clock.millis());
            List<Emission> emissions = next.turn() == null ? List.of() : read(next.turn());
            if (!emissions.isEmpty()) {
                return emissions;
            }
            if (next.turn() == null) {
                long wait = Math.min(next.askAgainIn(), call.remaining(clock.millis()));
                waiter.await(Duration.ofMillis(Math.max(1, wait)));
            }
        }
        return List.of();
    }

    /** Makes {@link #next()} return soon, now and ever after. A request in flight ends when the api is closed. */
    public void stop() {
        stopped = true;
        waiter.wake();
    }

    private List<Emission> read(Schedule.Turn turn) {
        try {
            return turn.participant().scanner().read(turn.lane(), request -> page(request, turn));
        } catch (LogsFailure failure) {
            handle(failure, turn);
            return List.of();
        }
    }

    private Page page(FilterRequest request, Schedule.Turn turn) throws LogsFailure {
        Page page = api.filter(request);
        budget.accepted();
        turn.participant().trouble().isOver();
        return page;
    }

    private void handle(LogsFailure failure, Schedule.Turn turn) {
        GroupTrouble trouble = turn.participant().trouble();
        switch (failure.kind()) {
            case THROTTLED -> {
                LOG.debug("Throttled: {}", failure.getMessage());
                budget.throttled();
            }
            case TRANSIENT -> trouble.passing(failure, clock.millis());
            case TOKEN_REJECTED -> {
                if (!turn.participant().scanner().goOnAtDoneMark(turn.lane())) {
                    trouble.passing(failure, clock.millis());
                }
            }
            case ACCESS_DENIED, GROUP_GONE -> trouble.lasting(failure, clock.millis());
            case INVALID_REQUEST -> throw refused(failure, turn.participant().scanner());
            case CLOSED -> stopped = true;
        }
    }

    private static ScanFailedException refused(LogsFailure failure, GroupScanner scanner) {
        return new ScanFailedException(
                "CloudWatch Logs refuses the filter pattern '" + scanner.pattern() + "' on log group "
                        + scanner.logGroup().reference() + ": " + failure.getMessage()
                        + ". Correct the pattern in the connector's configuration.",
                failure);
    }
}
