package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.ledger.EmittedIdMemory;
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
import java.util.OptionalLong;
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
    private final PageFetcher fetcher;
    private final RequestBudget budget;
    private final InstantSource clock;
    private final AwsClock awsClock;
    private final EmittedIdMemory memory;
    private final Participants participants;
    private final Prospects prospects;
    private final Schedule schedule;
    private final Arrivals arrivals;
    private final RequestsInFlight inFlight;
    private final TaskStart start;
    private final Reminder reminder;
    private volatile boolean stopped;
    private OptionalLong returnedAt = OptionalLong.empty();
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
        this.awsClock = new AwsClock(clock);
        this.memory = new EmittedIdMemory(settings.memoryBudget());
        this.participants = new Participants(
                clock,
                group -> new Schedule.Participant(
                        scanners.create(group, settings, awsClock, memory), new GroupTrouble(group.feed(), random)));
        groups.forEach(participants::add);
        this.prospects = new Prospects(participants, settings.failsWhenDenied());
        this.schedule = new Schedule(participants, budget);
        this.arrivals = new Arrivals(participants);
        this.inFlight = new RequestsInFlight(fetcher, arrivals, settings.readAhead());
        this.start = new TaskStart(participants, awsClock);
        this.reminder = new Reminder(participants);
    }

    /** What makes the scanner of a group. */
    @FunctionalInterface
    interface ScannerFactory {
        GroupScanner create(WatchedGroup group, ScanSettings settings, AwsClock clock, EmittedIdMemory memory);
    }

    /**
     * Reads on, and returns what is new, in the order in which it must be written. Returns an empty list after about a
     * second without any, and at once after {@link #stop()} or when the api is closed.
     *
     * @throws ScanFailedException if scanning cannot go on until the configuration is mended
     */
    public List<Emission> next() throws InterruptedException {
        participants.forgetLongGone();
        noteReturn();
        try {
            return emissions();
        } finally {
            returnedAt = OptionalLong.of(clock.millis());
        }
    }

    /** A connector that was paused, or whose records Kafka did not take for long, begins with the newest as after a restart. */
    private void noteReturn() {
        if (returnedAt.isPresent()) {
            long away = clock.millis() - returnedAt.getAsLong();
            if (away > LONGEST_CALL) {
                participants.all().forEach(participant -> participant.scanner().wasHeldUp(away));
            }
        }
    }

    private List<Emission> emissions() throws InterruptedException {
        Pause call = Pause.of(clock.millis(), LONGEST_CALL);
        while (!stopped && !start.hasBegunSome() && !call.isOver(clock.millis())) {
            List<Emission> emissions = step(call);
            if (!emissions.isEmpty()) {
                return emissions;
            }
        }
        return start.take();
    }

    /**
     * Fixes the moment at which all groups without a stored offset begin, and begins them. The first answer to a request does so too;
     * whichever comes later does nothing. Called by the thread that calls {@link #next()}.
     *
     * @param moment on AWS's clock; milliseconds since the epoch
     */
    public void startAt(long moment) {
        start.at(moment);
    }

    /**
     * Scans a group too. If it was left less than an hour ago, it goes on where it stood then, whatever its stored offset says. Called by
     * the thread that calls {@link #next()}.
     *
     * @throws IllegalArgumentException if its stored offset cannot be read; the message names the group
     */
    public void add(WatchedGroup group) {
        start.begin(participants.add(group));
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

    /** How many bytes of memory the ids of emitted events take. Called by the thread that calls {@link #next()}. */
    long rememberedBytes() {
        return memory.usedBytes();
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
        if (arrived != null) {
            settle(arrived);
        }
        return List.of();
    }

    /**
     * Asks for all that may be asked for now.
     *
     * @return how many milliseconds until there may be more
     */
    private long ask() {
        while (true) {
            Schedule.Room room = inFlight.room();
            Schedule.Next next = schedule.next(clock.millis(), room);
            if (next.turn() == null) {
                return next.askAgainIn();
            }
            Fetch fetch = next.turn().participant().scanner().ask(next.turn(), room.ahead(), requests + 1);
            if (fetch != null) {
                requests++;
                inFlight.sent(fetch);
                next.turn().participant().trouble().requestSent();
                next.turn().participant().observer().requestSent();
                fetcher.submit(fetch);
            }
        }
    }

    private void settle(Fetched fetched) {
        Fetch fetch = fetched.fetch();
        inFlight.ended(fetch);
        Schedule.Participant participant = fetch.turn().participant();
        participant.trouble().requestEnded();
        try {
            Page page = fetched.outcome().page();
            budget.accepted();
            awsClock.learn(fetched.sentAt(), page.startedAt());
            start.at(page.startedAt());
            participant.scanner().wasHeldUp(participant.trouble().answered(fetch.number()));
            if (participants.has(participant)) {
                participant.scanner().arrived(fetched, page);
            }
        } catch (LogsFailure failure) {
            participant.scanner().failed(fetch);
            participant.observer().requestFailed(failure.kind());
            if (participants.has(participant) || isOfTheWhole(failure)) {
                handle(failure, fetch, participant);
                reminder.failed(failure, participant, clock.millis());
            }
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
        if (inFlight.isFull() && !isOfTheWhole(failure)) {
            participant.scanner().dropIncompleteSlices(); // others can be read meanwhile
        }
        switch (failure.kind()) {
            case THROTTLED -> {
                LOG.debug("Throttled: {}", failure.getMessage());
                budget.throttled();
            }
            case TRANSIENT -> trouble.passing(failure, fetch.number(), requests, clock.millis());
            case TOKEN_REJECTED -> {
                if (!participant.scanner().beginSliceAgain(fetch)) {
                    trouble.passing(failure, fetch.number(), requests, clock.millis());
                }
            }
            case GROUP_GONE, GROUP_UNSUPPORTED -> trouble.lasting(failure, fetch.number(), requests, clock.millis());
            case ACCESS_DENIED, NO_CREDENTIALS, INVALID_REQUEST -> {
                trouble.lasting(failure, fetch.number(), requests, clock.millis());
                prospects.check(failure, participant.scanner(), clock.millis());
            }
            case CLOSED -> stopped = true;
        }
    }
}
