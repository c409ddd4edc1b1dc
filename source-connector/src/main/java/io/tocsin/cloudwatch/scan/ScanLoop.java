package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.logs.Feed;
import io.tocsin.cloudwatch.logs.LogsApi;
import io.tocsin.cloudwatch.logs.LogsFailure;
import io.tocsin.cloudwatch.logs.Page;
import io.tocsin.cloudwatch.logs.RequestBudget;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scans the log groups of one task, fairly. Pages are fetched by other threads, several at a time; all else, and every decision, is
 * left to the one thread that uses this, but for {@link #stop()}.
 */
public final class ScanLoop {
    private static final Logger LOG = LoggerFactory.getLogger(ScanLoop.class);
    private static final long LONGEST_CALL = Duration.ofSeconds(1).toMillis();
    /** Of the requests that can be under way at a time, late scans leave this part to the others. */
    private static final int KEPT_FOR_LIVE = 4;

    private final PageFetcher fetcher;
    private final RequestBudget budget;
    private final InstantSource clock;
    private final AwsClock awsClock;
    private final ScanSettings.ReadAhead readAhead;
    private final Participants participants;
    private final Prospects prospects;
    private final Schedule schedule;
    private final Arrivals arrivals;
    private volatile boolean stopped;
    private int lateUnderWay;
    private long requests;

    /**
     * @param api where pages come from; the loop does not close it
     * @param budget who says when a request may be sent
     * @param groups the groups of the task to begin with
     * @param settings how to scan them
     * @param clock this machine's clock; only differences of it count
     * @param random jitter for back-off
     * @throws IllegalArgumentException if a stored offset cannot be read; the message names the group
     */
    public ScanLoop(
            LogsApi api,
            RequestBudget budget,
            List<WatchedGroup> groups,
            ScanSettings settings,
            InstantSource clock,
            RandomGenerator random) {
        this(
                new ThreadedFetcher(api, clock, settings.readAhead().requests()),
                budget,
                groups,
                settings,
                clock,
                random,
                GroupScanner::new);
    }

    ScanLoop(
            PageFetcher fetcher,
            RequestBudget budget,
            List<WatchedGroup> groups,
            ScanSettings settings,
            InstantSource clock,
            RandomGenerator random,
            ScannerFactory scanners) {
        this.fetcher = fetcher;
        this.budget = budget;
        this.clock = clock;
        this.readAhead = settings.readAhead();
        this.awsClock = new AwsClock(clock);
        this.participants = new Participants(
                clock,
                group -> new Schedule.Participant(
                        scanners.create(group, settings, awsClock), new GroupTrouble(group.feed(), random)));
        groups.forEach(participants::add);
        this.prospects = new Prospects(participants, settings.failsWhenDenied());
        this.schedule = new Schedule(participants, budget);
        this.arrivals = new Arrivals(participants);
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
        participants.forgetLongGone();
        Pause call = Pause.of(clock.millis(), LONGEST_CALL);
        while (!stopped && !call.isOver(clock.millis())) {
            List<Emission> emissions = step(call);
            if (!emissions.isEmpty()) {
                return emissions;
            }
        }
        return List.of();
    }

    /**
     * Scans a group too. If it was left less than an hour ago, it goes on where it stood then, whatever its stored offset says. Called by
     * the thread that calls {@link #next()}.
     *
     * @throws IllegalArgumentException if its stored offset cannot be read; the message names the group
     */
    public void add(WatchedGroup group) {
        participants.add(group);
    }

    /** Leaves a group. What was asked of it and has not arrived is dropped. Called by the thread that calls {@link #next()}. */
    public void remove(Feed feed) {
        participants.remove(feed);
    }

    /** How many groups are scanned. */
    public int groups() {
        return participants.all().size();
    }

    /**
     * The Kafka timestamp of a record that is made now: now on AWS's clock as the answers told it, up to about two seconds early, but
     * never later than now on this machine's clock. Called by the thread that calls {@link #next()}.
     */
    public Instant recordTimestamp() {
        return awsClock.stamp();
    }

    /** Makes {@link #next()} return at once, now and ever after. Requests under way end when the api is closed. */
    public void stop() {
        stopped = true;
        fetcher.stop();
    }

    /** About how much memory the pages take that are read ahead. Called by the thread that calls {@link #next()}. */
    public long readAheadBytes() {
        return arrivals.heldBytes();
    }

    /** Looks at what has arrived, asks for more, and hands a page over; or waits until there is something to do. */
    private List<Emission> step(Pause call) throws InterruptedException {
        Fetched arrived = fetcher.await(Duration.ZERO);
        if (arrived == null) {
            long nextIn = ask();
            Optional<List<Emission>> taken = arrivals.take();
            if (taken.isPresent()) {
                return taken.get();
            }
            long wait = Math.min(nextIn, call.remaining(clock.millis()));
            arrived = fetcher.await(Duration.ofMillis(Math.max(1, wait)));
        }
        return arrived == null ? List.of() : settle(arrived);
    }

    /**
     * Asks for all that may be asked for now.
     *
     * @return how many milliseconds until there may be more
     */
    private long ask() {
        while (true) {
            Schedule.Room room = room();
            Schedule.Next next = schedule.next(clock.millis(), room);
            if (next.turn() == null) {
                return next.askAgainIn();
            }
            Fetch fetch = next.turn().participant().scanner().ask(next.turn(), room.ahead(), requests + 1);
            if (fetch != null) {
                requests++;
                lateUnderWay += fetch.isLate() ? 1 : 0;
                next.turn().participant().trouble().requestSent();
                next.turn().participant().observer().requestSent();
                fetcher.submit(fetch);
            }
        }
    }

    /** While too much is held already, what waits is taken first. Whoever holds all others up may go on. */
    private Schedule.Room room() {
        boolean full = arrivals.heldBytes() >= readAhead.bytes();
        boolean any = fetcher.room() > 0 && (!full || arrivals.isEmpty());
        boolean late = lateUnderWay < readAhead.requests() - Math.max(1, readAhead.requests() / KEPT_FOR_LIVE);
        return new Schedule.Room(any, any && late, !full);
    }

    private List<Emission> settle(Fetched fetched) {
        Fetch fetch = fetched.fetch();
        lateUnderWay -= fetch.isLate() ? 1 : 0;
        Schedule.Participant participant = fetch.turn().participant();
        participant.trouble().requestEnded();
        try {
            Page page = fetched.outcome().page();
            budget.accepted();
            participant.trouble().answered(fetch.number());
            return participants.has(participant) ? participant.scanner().arrived(fetched, page) : List.of();
        } catch (LogsFailure failure) {
            participant.scanner().failed(fetch);
            participant.observer().requestFailed(failure.kind());
            if (participants.has(participant) || isOfTheWhole(failure)) {
                handle(failure, fetch, participant);
            }
            return List.of();
        } finally {
            participant.observer().troubled(participant.trouble().isPresent());
        }
    }

    /** Whether it says something of more than the group that was asked about, which may have been left since. */
    private static boolean isOfTheWhole(LogsFailure failure) {
        return failure.kind() == LogsFailure.Kind.THROTTLED || failure.kind() == LogsFailure.Kind.CLOSED;
    }

    private void handle(LogsFailure failure, Fetch fetch, Schedule.Participant participant) {
        GroupTrouble trouble = participant.trouble();
        switch (failure.kind()) {
            case THROTTLED -> {
                LOG.debug("Throttled: {}", failure.getMessage());
                budget.throttled();
            }
            case TRANSIENT -> trouble.passing(failure, requests, clock.millis());
            case TOKEN_REJECTED -> {
                if (!participant.scanner().goOnAtDoneMark(fetch)) {
                    trouble.passing(failure, requests, clock.millis());
                }
            }
            case GROUP_GONE, GROUP_UNSUPPORTED -> trouble.lasting(failure, requests, clock.millis());
            case ACCESS_DENIED, NO_CREDENTIALS, INVALID_REQUEST -> {
                trouble.lasting(failure, requests, clock.millis());
                prospects.check(failure, participant.scanner(), clock.millis());
            }
            case CLOSED -> stopped = true;
        }
    }
}
