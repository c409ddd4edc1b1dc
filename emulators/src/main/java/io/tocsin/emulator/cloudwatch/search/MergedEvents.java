package io.tocsin.emulator.cloudwatch.search;

import io.tocsin.emulator.cloudwatch.store.LogEvent;
import io.tocsin.emulator.cloudwatch.store.Position;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/** Several sorted iterators as one. */
final class MergedEvents implements Iterator<LogEvent> {
    private record Head(LogEvent event, Iterator<LogEvent> rest) {
        Position position() {
            return event.position();
        }
    }

    private final PriorityQueue<Head> heads;

    MergedEvents(List<Iterator<LogEvent>> parts, boolean ascending) {
        Comparator<Head> order = Comparator.comparing(Head::position);
        heads = new PriorityQueue<>(ascending ? order : order.reversed());
        parts.forEach(this::advance);
    }

    @Override
    public boolean hasNext() {
        return !heads.isEmpty();
    }

    @Override
    public LogEvent next() {
        Head head = heads.poll();
        if (head == null) {
            throw new NoSuchElementException();
        }
        advance(head.rest());
        return head.event();
    }

    private void advance(Iterator<LogEvent> part) {
        if (part.hasNext()) {
            heads.add(new Head(part.next(), part));
        }
    }
}
