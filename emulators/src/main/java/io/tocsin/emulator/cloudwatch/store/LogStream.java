package io.tocsin.emulator.cloudwatch.store;

import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** A log stream and its events, in order. */
public final class LogStream {
    private final String name;
    private final long creationTime;
    private final NavigableMap<Position, LogEvent> events = new ConcurrentSkipListMap<>();
    private volatile long lastIngestionTime;

    LogStream(String name, long creationTime) {
        this.name = name;
        this.creationTime = creationTime;
    }

    public String name() {
        return name;
    }

    /** Milliseconds since the epoch. */
    public long creationTime() {
        return creationTime;
    }

    /** Milliseconds since the epoch; 0 if it never took an event. */
    public long lastIngestionTime() {
        return lastIngestionTime;
    }

    public NavigableMap<Position, LogEvent> events() {
        return events;
    }

    void add(LogEvent event) {
        events.put(event.position(), event);
        lastIngestionTime = Math.max(lastIngestionTime, event.position().ingestionTime());
    }
}
