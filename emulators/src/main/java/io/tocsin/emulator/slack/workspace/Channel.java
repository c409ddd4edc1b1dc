package io.tocsin.emulator.slack.workspace;

import java.util.ArrayList;
import java.util.List;

/** A channel and what stands in it, oldest first. Safe for use by several threads. */
public final class Channel {
    private final String id;
    private final String name;
    private final List<Message> messages = new ArrayList<>();

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

    /** What stands in it now, oldest first. */
    public synchronized List<Message> messages() {
        return List.copyOf(messages);
    }

    /** The newest messages, oldest first. */
    public synchronized List<Message> newest(int count) {
        return List.copyOf(messages.subList(Math.max(0, messages.size() - count), messages.size()));
    }

    /** How many messages stand in it. */
    public synchronized int size() {
        return messages.size();
    }

    synchronized void add(Message message) {
        messages.add(message);
    }
}
