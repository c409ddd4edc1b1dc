package io.tocsin.emulator.slack.workspace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A channel and what stands in it. Safe for use by several threads. */
public final class Channel {
    private final String id;
    private final String name;
    private final ConcurrentNavigableMap<Long, Message> messages = new ConcurrentSkipListMap<>();
    private final AtomicInteger size = new AtomicInteger();
    private volatile boolean archived;

    Channel(String name) {
        this.name = name;
        this.id = Ids.of('C', name);
    }

    /** Slack's id, for instance {@code C07QK2M3R9A}. */
    public String id() {
        return id;
    }

    /** The name without {@code #}. */
    public String name() {
        return name;
    }

    /** Whether nothing can be posted any more. */
    public boolean isArchived() {
        return archived;
    }

    void setArchived(boolean newArchived) {
        archived = newArchived;
    }

    /** What stands in it now, oldest first, replies in threads included. */
    public List<Message> messages() {
        return List.copyOf(messages.values());
    }

    /** The messages by id, replies in threads included; a live view, not to be changed. */
    public ConcurrentNavigableMap<Long, Message> byMicros() {
        return messages;
    }

    /** The newest messages, oldest first. */
    public List<Message> newest(int count) {
        List<Message> newest = new ArrayList<>(
                messages.descendingMap().values().stream().limit(count).toList());
        Collections.reverse(newest);
        return newest;
    }

    /** The message with that id. */
    public Optional<Message> message(String ts) {
        return Timestamps.micros(ts).stream()
                .boxed()
                .map(messages::get)
                .flatMap(found -> Optional.ofNullable(found).stream())
                .findFirst();
    }

    /** How many messages stand in it. */
    public int size() {
        return size.get();
    }

    /** Adds a message, or puts it in the place of the one with its id. */
    void put(Message message) {
        if (messages.put(message.micros(), message) == null) {
            size.incrementAndGet();
        }
    }
}
