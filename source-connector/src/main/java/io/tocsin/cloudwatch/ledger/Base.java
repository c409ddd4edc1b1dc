package io.tocsin.cloudwatch.ledger;

import java.util.Set;

/** A state, frozen, to decide by. */
final class Base {
    private final LedgerState state;
    private final Set<Emitted> recent;

    Base(LedgerState state) {
        this.state = state;
        this.recent = Set.copyOf(state.recent().events());
    }

    boolean knows(Emitted event) {
        return state.proves(event) || recent.contains(event);
    }
}
