package io.tocsin.emulator.cloudwatch.store;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A log group. Its events are kept sorted twice, by group and by stream, so that the first page of either costs no more
 * than the page.
 */
public final class LogGroup {
    /** The class of log groups that everything is served for. */
    public static final String STANDARD = "STANDARD";

    private final String arn;
    private final String name;
    private final String logGroupClass;
    private final long creationTime;
    private final NavigableMap<String, LogStream> streams = new ConcurrentSkipListMap<>();
    private final NavigableMap<Position, LogEvent> events = new ConcurrentSkipListMap<>();
    private final NavigableMap<String, MetricFilter> metricFilters = new ConcurrentSkipListMap<>();
    private final Map<String, String> tags = new ConcurrentHashMap<>();
    private final AtomicLong storedBytes = new AtomicLong();
    private volatile boolean denied;

    LogGroup(String arn, String name, String logGroupClass, long creationTime) {
        this.arn = arn;
        this.name = name;
        this.logGroupClass = logGroupClass;
        this.creationTime = creationTime;
    }

    /** Without the {@code :*} at the end. */
    public String arn() {
        return arn;
    }

    public String name() {
        return name;
    }

    public String logGroupClass() {
        return logGroupClass;
    }

    /** Milliseconds since the epoch. */
    public long creationTime() {
        return creationTime;
    }

    public long storedBytes() {
        return storedBytes.get();
    }

    public NavigableMap<String, LogStream> streams() {
        return streams;
    }

    public NavigableMap<Position, LogEvent> events() {
        return events;
    }

    public NavigableMap<String, MetricFilter> metricFilters() {
        return metricFilters;
    }

    public Map<String, String> tags() {
        return tags;
    }

    /** Whether nobody may search it. */
    public boolean isDenied() {
        return denied;
    }

    public void deny(boolean from) {
        denied = from;
    }

    /**
     * Creates a stream.
     *
     * @return whether there was none of that name
     */
    public boolean createStream(String stream, long now) {
        return streams.putIfAbsent(stream, new LogStream(stream, now)) == null;
    }

    /** Deletes a stream with its events. */
    public void delete(LogStream stream) {
        streams.remove(stream.name(), stream);
        for (LogEvent event : stream.events().values()) {
            events.remove(event.position());
            storedBytes.addAndGet(-event.bytes());
        }
    }

    public void add(LogStream stream, List<LogEvent> batch) {
        for (LogEvent event : batch) {
            stream.add(event);
            events.put(event.position(), event);
            storedBytes.addAndGet(event.bytes());
        }
    }
}
