package io.tocsin.cloudwatch.ledger;

/** Ledgers that forget a clause of their rule. */
public final class FaultyLedgers {
    private FaultyLedgers() {}

    /** Decides by the moving state. */
    public static Ledger movingStateForBase(LedgerState found, long settle, int memoryBudget) {
        return new Ledger(found, settle, memoryBudget) {
            @Override
            boolean foundEmitted(Emitted event) {
                return new Base(state()).knows(event);
            }
        };
    }

    /** Remembers nothing. */
    public static Ledger noMemory(LedgerState found, long settle, int memoryBudget) {
        return new Ledger(found, settle, memoryBudget) {
            @Override
            boolean remembers(long hash) {
                return false;
            }
        };
    }

    /** Takes no notice of what it found. */
    public static Ledger baseForgotten(LedgerState found, long settle, int memoryBudget) {
        return new Ledger(found, settle, memoryBudget) {
            @Override
            boolean foundEmitted(Emitted event) {
                return false;
            }
        };
    }
}
