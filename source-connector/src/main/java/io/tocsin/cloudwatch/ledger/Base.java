package io.tocsin.cloudwatch.ledger;

import java.util.Set;
import java.util.stream.Collectors;

/** A state, frozen, to decide by. */
final class Base {
    private final LedgerState state;
    private final Set<Emitted> recent;

    Base(LedgerState state) {
        this(state, Set.copyOf(state.recent().events()));
    }

    private Base(LedgerState state, Set<Emitted> recent) {
        this.state = state;
        this.recent = recent;
    }

    boolean knows(Emitted event) {
        return state.proves(event) || recent.contains(event);
    }

    /** Without the ids of events before {@code floor}, which nobody asks about any more. */
    Base from(long floor) {
        return recent.isEmpty()
                ? this
                : new Base(
                        state,
                        recent.stream()
                                .filter(event -> event.timestamp() >= floor)
                                .collect(Collectors.toUnmodifiableSet()));
    }
}
