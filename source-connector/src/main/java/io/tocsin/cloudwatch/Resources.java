package io.tocsin.cloudwatch;

import java.util.ArrayDeque;
import java.util.Deque;

/** What a task holds open. Closes all of it, the last opened first, even if something of it cannot be closed. */
final class Resources implements AutoCloseable {
    private final Deque<Resource> open = new ArrayDeque<>();

    /** Something that is closed without a checked exception. */
    @FunctionalInterface
    interface Resource {
        void close();
    }

    /** Closes this too. */
    synchronized void add(Resource resource) {
        open.push(resource);
    }

    /** A second time does nothing. May be called by any thread. */
    @Override
    public synchronized void close() {
        if (open.isEmpty()) {
            return;
        }
        Resource last = open.pop();
        try {
            last.close();
        } finally {
            close();
        }
    }
}
