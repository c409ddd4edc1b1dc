package io.tocsin.emulator.cloudwatch.search;

import io.tocsin.emulator.cloudwatch.store.LogEvent;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Those that can be found by now. */
final class VisibleEvents implements Iterator<LogEvent> {
    private final Iterator<LogEvent> all;
    private final long now;
    private @Nullable LogEvent next;

    VisibleEvents(Iterator<LogEvent> all, long now) {
        this.all = all;
        this.now = now;
        advance();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public LogEvent next() {
        LogEvent event = next;
        if (event == null) {
            throw new NoSuchElementException();
        }
        advance();
        return event;
    }

    private void advance() {
        LogEvent event = all.hasNext() ? all.next() : null;
        while (event != null && event.visible() > now) {
            event = all.hasNext() ? all.next() : null;
        }
        next = event;
    }
}
