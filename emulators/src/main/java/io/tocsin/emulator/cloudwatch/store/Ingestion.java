package io.tocsin.emulator.cloudwatch.store;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Gives events their place in the order and stores them. The ids of requests are random, as AWS's look: events of the same
 * timestamp and ingestion time stand in any order.
 */
public final class Ingestion {
    /**
     * An event to be stored.
     *
     * @param timestamp milliseconds since the epoch
     * @param bytes as {@link LogEvent#bytes()}
     */
    public record Input(long timestamp, String message, int bytes) {}

    private final InstantSource clock;
    private final RandomGenerator random;
    private volatile @Nullable Journal journal;
    private final Arrivals arrivals;

    public Ingestion(InstantSource clock, RandomGenerator random, Arrivals arrivals) {
        this.clock = clock;
        this.random = random;
        this.arrivals = arrivals;
    }

    /**
     * Stores a batch.
     *
     * @param inputs of one PutLogEvents request, at most 10,000
     */
    public void store(LogGroup group, LogStream stream, List<Input> inputs) {
        long ingested = clock.millis() + arrivals.late();
        long requestId = requestId();
        List<LogEvent> batch = new ArrayList<>(inputs.size());
        for (Input input : inputs) {
            Position position = new Position(input.timestamp(), ingested, requestId, batch.size());
            long visible = ingested + arrivals.hidden();
            batch.add(new LogEvent(position, stream.name(), input.message(), input.bytes(), visible));
        }
        keep(group, stream, batch);
        group.add(stream, batch);
    }

    /** From now on, what is stored is kept there too, before anybody is told that it is stored. */
    public void keepIn(Journal newJournal) {
        journal = newJournal;
    }

    private void keep(LogGroup group, LogStream stream, List<LogEvent> batch) {
        Journal current = journal;
        if (current != null && !batch.isEmpty()) {
            current.append(group, stream, batch);
        }
    }

    private synchronized long requestId() {
        return random.nextLong();
    }
}
