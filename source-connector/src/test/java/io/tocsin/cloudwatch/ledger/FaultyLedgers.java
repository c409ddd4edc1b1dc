package io.tocsin.cloudwatch.ledger;

/** Ledgers that forget a clause of their rule. */
public final class FaultyLedgers {
    private FaultyLedgers() {}

    /** Decides by the moving state. */
    public static Ledger movingStateForBase(LedgerState found, long settle, EmittedIdMemory memory) {
        return new Ledger(found, settle, memory) {
            @Override
            boolean foundEmitted(Emitted event) {
                return new Base(state()).knows(event);
            }
        };
    }

    /** Remembers nothing. */
    public static Ledger noMemory(LedgerState found, long settle, EmittedIdMemory memory) {
        return new Ledger(found, settle, memory) {
            @Override
            boolean remembers(long hash) {
                return false;
            }
        };
    }

    /** Takes no notice of what it found. */
    public static Ledger baseForgotten(LedgerState found, long settle, EmittedIdMemory memory) {
        return new Ledger(found, settle, memory) {
            @Override
            boolean foundEmitted(Emitted event) {
                return false;
            }
        };
    }

    /** Remembers less when its memory is full, and does not continue from its state. */
    public static Ledger fullMemoryForgotten(LedgerState found, long settle, EmittedIdMemory memory) {
        return new Ledger(found, settle, memory) {
            @Override
            void continueFromState() {
                forgetBelow(Long.MAX_VALUE);
            }
        };
    }

    /** Forgets ids that are above the floor. */
    public static Ledger idsExpireEarly(LedgerState found, long settle, EmittedIdMemory memory) {
        return new Ledger(found, settle, memory) {
            @Override
            void forgetBelow(long timestamp) {
                super.forgetBelow(Long.MAX_VALUE);
            }
        };
    }

    /** What was read before is to be read again. */
    public static LedgerState withoutCoverage(LedgerState state) {
        return new LedgerState(Coverage.NONE, state.recent(), state.floor(), null, state.scannedAt());
    }

    /** What was emitted lately is not known any more. */
    public static LedgerState withoutIds(LedgerState state) {
        return new LedgerState(state.coverage(), Recent.NONE, state.floor(), state.lateUnderWay(), state.scannedAt());
    }

    /** Nothing before the position is wanted any more. */
    public static LedgerState fromPosition(LedgerState state) {
        return state.from(state.position());
    }
}
