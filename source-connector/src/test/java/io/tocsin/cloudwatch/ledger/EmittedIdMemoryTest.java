package io.tocsin.cloudwatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmittedIdMemoryTest {
    private static final long NOON = 1_790_000_000_000L;
    private static final long BUDGET = 4_000_000;

    private final EmittedIdMemory memory = new EmittedIdMemory(BUDGET);

    private Ledger ledger() {
        return new Ledger(LedgerState.startingAt(NOON), 1, memory);
    }

    /** Emits events that coverage does not prove. */
    private static void emit(Ledger ledger, int from, int to) {
        for (int i = from; i < to; i++) {
            assertThat(ledger.decide("event " + i, NOON + i, NOON + i)).isEqualTo(Verdict.NEW);
        }
    }

    @Test
    void manyLedgersTogetherUseNoMoreThanIsAllowed() {
        List<Ledger> ledgers = new ArrayList<>();
        long most = 0;
        for (int i = 0; i < 99; i++) {
            Ledger ledger = ledger();
            ledgers.add(ledger);
            for (int events = 0; events < 4_000; events += 100) {
                emit(ledger, events, events + 100);
                ledger.cover(NOON, NOON + events + 99, NOON + events + 99);
                most = Math.max(most, memory.usedBytes());
            }
        }

        assertThat(most).isBetween(BUDGET * 3 / 4, BUDGET);
        ledgers.forEach(
                ledger -> assertThat(ledger.decide("event 0", NOON, NOON)).isEqualTo(Verdict.KNOWN));
        ledgers.forEach(ledger -> assertThat(ledger.decide("event 3999", NOON + 3_999, NOON + 3_999))
                .isEqualTo(Verdict.KNOWN));
    }

    @Test
    void theLargestGivesWay() {
        Ledger large = ledger();
        Ledger small = ledger();
        emit(small, 0, 1_000);
        long smallBytes = memory.usedBytes();
        emit(large, 0, 80_000);
        emit(ledger(), 0, 40_000);
        assertThat(large.memoryBytes()).isGreaterThan(BUDGET / 4);

        emit(ledger(), 0, 50_000);

        assertThat(small.memoryBytes()).isEqualTo(smallBytes);
        assertThat(large.memoryBytes()).isZero();
        assertThat(large.decide("event 7", NOON + 7, NOON + 7)).isEqualTo(Verdict.KNOWN);
    }

    @Test
    void aLedgerThatIsClosedUsesNothing() {
        Ledger ledger = ledger();
        emit(ledger, 0, 1_000);

        ledger.close();

        assertThat(memory.usedBytes()).isZero();
    }

    @Test
    void withoutAnyMemoryTheStateDecides() {
        Ledger ledger = new Ledger(LedgerState.startingAt(NOON), 1, new EmittedIdMemory(0));

        emit(ledger, 0, 10_000);

        for (int i = 0; i < 10_000; i += 100) {
            assertThat(ledger.decide("event " + i, NOON + i, NOON + i)).isEqualTo(Verdict.KNOWN);
        }
        assertThat(ledger.memoryBytes()).isLessThan(1_000);
    }
}
