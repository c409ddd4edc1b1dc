package io.tocsin.emulator.slack.counters;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Counts, since the start. Safe for use by several threads. */
public final class Counters {
    private final Map<String, Long> refused = new TreeMap<>();
    private final Map<String, Long> troubles = new TreeMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private long accepted;
    private long overLimit;

    /** A message was taken; over the limit if it came faster than the documented one a second for a channel. */
    public void accepted(boolean over) {
        synchronized (this) {
            accepted++;
            overLimit += over ? 1 : 0;
        }
        changed();
    }

    /** A call was refused with this error code. */
    public void refused(String code) {
        synchronized (this) {
            refused.merge(code, 1L, Long::sum);
        }
        changed();
    }

    /** A trouble of this kind was met. */
    public void troubled(String kind) {
        synchronized (this) {
            troubles.merge(kind, 1L, Long::sum);
        }
        changed();
    }

    /** Messages taken. */
    public synchronized long accepted() {
        return accepted;
    }

    /** Messages taken that Slack may hide, since they came too fast. */
    public synchronized long overLimit() {
        return overLimit;
    }

    /** Calls refused, by error code. */
    public synchronized Map<String, Long> refused() {
        return new TreeMap<>(refused);
    }

    /** Troubles met, by kind. */
    public synchronized Map<String, Long> troubles() {
        return new TreeMap<>(troubles);
    }

    /** Has {@code listener} run after each change. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    /** Tells the listeners. */
    public void changed() {
        listeners.forEach(Runnable::run);
    }
}
