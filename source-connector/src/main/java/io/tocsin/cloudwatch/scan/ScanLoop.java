package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.logs.FilterRequest;
import io.tocsin.cloudwatch.logs.LogsApi;
import io.tocsin.cloudwatch.logs.LogsFailure;
import io.tocsin.cloudwatch.logs.Page;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
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
    private final BackOff throttled;
    private volatile boolean stopped;

    /**
     * @param api where pages come from; the loop does not close it
     * @param groups the groups of the task
     * @param settings how to scan them
     * @param clock this machine's clock; only differences of it count
     * @param random jitter for back-off
     * @param waiter how to wait when nothing is due
     * @throws IllegalArgumentException if a stored offset cannot be read; the message names the group
     */
    public ScanLoop(
            LogsApi api,
            List<WatchedGroup> groups,
            ScanSettings settings,
            InstantSource clock,
            RandomGenerator random,
            Waiter waiter) {
        this(api, groups, settings, clock, random, waiter, GroupScanner::new);
    }

    ScanLoop(
            LogsApi api,
            List<WatchedGroup> groups,
            ScanSettings settings,
            InstantSource clock,
            RandomGenerator random,
            Waiter waiter,
            ScannerFactory scanners) {
        this.api = api;
        this.clock = clock;
        this.waiter = waiter;
        this.throttled = new BackOff(random);
        AwsClock awsClock = new AwsClock(clock);
        this.schedule = new Schedule(groups.stream()
                .map(group -> new Schedule.Participant(
                        scanners.create(group, settings, awsClock), new GroupTrouble(group.logGroup(), random)))
                .toList());
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
            Optional<Schedule.Turn> turn =
                    throttled.remaining(clock.millis()) > 0 ? Optional.empty() : schedule.next(clock.millis());
            List<Emission> emissions = turn.isPresent() ? read(turn.get()) : List.of();
            if (!emissions.isEmpty()) {
                return emissions;
            }
            if (turn.isEmpty()) {
                await(call);
            }
        }
        return List.of();
    }

    /** Makes {@link #next()} return soon, now and ever after. A request in flight ends when the api is closed. */
    public void stop() {
        stopped = true;
        waiter.wake();
    }

    private void await(Pause call) throws InterruptedException {
        long now = clock.millis();
        long due = Math.max(throttled.remaining(now), schedule.remaining(now));
        waiter.await(Duration.ofMillis(Math.max(1, Math.min(due, call.remaining(now)))));
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
        throttled.succeeded();
        turn.participant().trouble().isOver();
        return page;
    }

    private void handle(LogsFailure failure, Schedule.Turn turn) {
        GroupTrouble trouble = turn.participant().trouble();
        switch (failure.kind()) {
            case THROTTLED -> {
                LOG.debug("Throttled: {}", failure.getMessage());
                throttled.failed(clock.millis());
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
