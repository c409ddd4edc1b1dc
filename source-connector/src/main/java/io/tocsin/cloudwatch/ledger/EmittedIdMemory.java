package io.tocsin.cloudwatch.ledger;

import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Bounds the memory that all ledgers of a task together use for the ids of emitted events. When it is used up, the ledger that uses
 * most of it releases its share, and decides by its durable state from then on, as after a restart. Used by one thread.
 */
public final class EmittedIdMemory {
    private final long bytes;
    private final Set<Ledger> ledgers = Collections.newSetFromMap(new IdentityHashMap<>());

    /** @param bytes how much may be used; not negative. One ledger always gets the little that a few ids need */
    public EmittedIdMemory(long bytes) {
        this.bytes = bytes;
    }

    /** How many bytes are in use. */
    public long usedBytes() {
        return ledgers.stream().mapToLong(Ledger::memoryBytes).sum();
    }

    void join(Ledger ledger) {
        ledgers.add(ledger);
    }

    void leave(Ledger ledger) {
        ledgers.remove(ledger);
    }

    /** Frees memory until a ledger's ids can grow, or none is used any more. */
    void makeRoomFor(Ledger growing) {
        while (usedBytes() + growing.growthBytes() > bytes) {
            Ledger largest = Collections.max(ledgers, Comparator.comparingLong(Ledger::memoryBytes));
            if (largest.memoryBytes() == 0) {
                return;
            }
            largest.continueFromState();
        }
    }
}
