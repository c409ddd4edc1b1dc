package io.tocsin.cloudwatch.ledger;

import java.util.OptionalLong;

/**
 * What one process knows of a log group: the state that a restart would find, which moves with every record, and what it
 * remembers on top.
 *
 * <p>An event is new if the state <em>as this process found it</em> does not know it, and this process has not emitted it since.
 * The moving state does not decide: a scan proves only what became visible in time, and whoever is still there to remember
 * need not rely on that. When the memory is full, the moving state becomes the base, as in a restart.
 *
 * <p>Used by one thread. The states it gives out may go to any.
 */
public class Ledger implements AutoCloseable {
    /** Looking for what to drop costs a look at each: a page of one event is not worth it. */
    private static final int RECENT_UNPRUNED = 500;
    /** The same of remembered ids. */
    private static final int IDS_UNEXPIRED = 1_000;

    private final long settle;
    private final EmittedIdMemory memory;
    private final EventHashes ids = new EventHashes();
    private LedgerState state;
    private Base base;
    private int recentWhenPruned;
    private int idsWhenExpired;

    /**
     * @param found the state that the process found
     * @param settle within how many milliseconds of its ingestion an event is visible
     * @param memory bounds how many emitted events are remembered; shared by the ledgers of a task
     */
    // Joining only puts it into a list, but compilers warn of that since JDK 21.
    @SuppressWarnings("this-escape")
    public Ledger(LedgerState found, long settle, EmittedIdMemory memory) {
        this.settle = settle;
        this.memory = memory;
        this.state = found;
        this.base = new Base(found);
        memory.join(this);
    }

    /** The state after all that has happened so far. */
    public LedgerState state() {
        return state;
    }

    /** Decides on an event, and counts it as emitted if it is new. */
    public Verdict decide(String id, long timestamp, long ingestionTime) {
        if (timestamp < state.floor()) {
            return Verdict.KNOWN;
        }
        Emitted event = Emitted.of(id, timestamp, ingestionTime);
        long hash = EventHashes.of(event);
        if (knows(event, hash)) {
            return Verdict.KNOWN;
        }
        boolean unsettled = state.proves(event);
        remember(hash, timestamp);
        state = state.emitted(event);
        return unsettled ? Verdict.NEW_BUT_UNSETTLED : Verdict.NEW;
    }

    /** Whether {@link #decide} would find that an event is not new. */
    public boolean knows(String id, long timestamp, long ingestionTime) {
        Emitted event = Emitted.of(id, timestamp, ingestionTime);
        return timestamp < state.floor() || knows(event, EventHashes.of(event));
    }

    private boolean knows(Emitted event, long hash) {
        return remembers(hash) || foundEmitted(event);
    }

    private void remember(long hash, long timestamp) {
        if (ids.isFull()) {
            memory.makeRoomFor(this);
        }
        ids.add(hash, timestamp);
    }

    /** When the newest scan began that has read past a timestamp; empty if none has. */
    public OptionalLong passedBy(long timestamp) {
        long seenUpTo = state.coverage().seenUpTo(timestamp);
        return seenUpTo == Coverage.NEVER ? OptionalLong.empty() : OptionalLong.of(seenUpTo + settle);
    }

    /** A scan has read past these timestamps, both inclusive; it began at {@code startedAt}. */
    public void cover(long first, long last, long startedAt) {
        state = state.covered(first, last, startedAt - settle);
    }

    /** A scan began. */
    public void scanned(long startedAt) {
        state = state.scanned(startedAt);
    }

    /** How far the late scan under way has come. */
    public void lateUnderWay(LateProgress progress) {
        state = state.late(progress);
    }

    /** The late scan is complete; events before {@code floor} are of no interest any more. */
    public void lateComplete(long floor) {
        state = state.late(null).from(floor);
        expire();
    }

    /** Nothing before {@code position} is wanted any more. */
    public void skipTo(long position) {
        state = state.from(position);
        if (ids.size() > idsWhenExpired * 2 + IDS_UNEXPIRED) {
            expire();
        }
    }

    /** Ids below the floor are of no use: events there are never emitted. */
    private void expire() {
        forgetBelow(state.floor());
        base = base.from(state.floor());
        idsWhenExpired = ids.size();
    }

    /** Now and then drops what coverage proves by now. Call it once a page. */
    public void tidy() {
        if (state.recent().size() > recentWhenPruned * 2 + RECENT_UNPRUNED) {
            prune();
        }
    }

    /** Drops what coverage proves by now. Call it once a scan. */
    public void prune() {
        state = state.pruned();
        recentWhenPruned = state.recent().size();
    }

    /** Releases the memory of emitted ids, and decides by the durable state from now on, as a restart would. */
    void continueFromState() {
        prune();
        base = new Base(state);
        ids.clear();
        idsWhenExpired = 0;
    }

    /** How many bytes of memory the ids take that this process has emitted. */
    long memoryBytes() {
        return ids.bytes();
    }

    /** How many bytes of memory they take besides while they grow. */
    long growthBytes() {
        return ids.growthBytes();
    }

    /** Removes the ids of older events from memory. */
    void forgetBelow(long timestamp) {
        ids.forgetBelow(timestamp);
    }

    /** Whether this process has emitted the event. */
    boolean remembers(long hash) {
        return ids.contains(hash);
    }

    /** Whether it was emitted before this process began to remember. */
    boolean foundEmitted(Emitted event) {
        return base.knows(event);
    }

    /** Leaves the memory to the other ledgers of the task. */
    @Override
    public void close() {
        memory.leave(this);
    }
}
