package io.tocsin.cloudwatch.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final long SETTLE = 100;

    private final Ledger ledger = new Ledger(LedgerState.startingAt(1_000), SETTLE, new EmittedIdMemory(1 << 20));

    @Test
    void anEventIsNewOnce() {
        assertThat(ledger.decide("a", 2_000, 2_000)).isEqualTo(Verdict.NEW);
        assertThat(ledger.decide("a", 2_000, 2_000)).isEqualTo(Verdict.KNOWN);
        assertThat(ledger.decide("b", 2_000, 2_000)).isEqualTo(Verdict.NEW);
    }

    @Test
    void anEventBeforeTheStartIsOfNoInterest() {
        assertThat(ledger.decide("a", 999, 2_000)).isEqualTo(Verdict.KNOWN);
        assertThat(ledger.decide("b", 1_000, 2_000)).isEqualTo(Verdict.NEW);
    }

    @Test
    void anEventThatShouldHaveBeenSeenIsNewAllTheSameAndReported() {
        ledger.cover(1_000, 3_000, 2_500);

        assertThat(ledger.decide("in time", 2_000, 2_401)).isEqualTo(Verdict.NEW);
        assertThat(ledger.decide("too late", 2_000, 2_400)).isEqualTo(Verdict.NEW_BUT_UNSETTLED);
    }

    @Test
    void afterARestartCoverageAndRecentIdsDecide() {
        ledger.decide("proven", 2_000, 2_400);
        ledger.decide("recent", 2_000, 2_401);
        ledger.cover(1_000, 3_000, 2_500);
        ledger.prune();
        assertThat(ledger.state().recent().size()).isEqualTo(1);

        Ledger restarted = new Ledger(ledger.state(), SETTLE, new EmittedIdMemory(1 << 20));

        assertThat(restarted.decide("proven", 2_000, 2_400)).isEqualTo(Verdict.KNOWN);
        assertThat(restarted.decide("recent", 2_000, 2_401)).isEqualTo(Verdict.KNOWN);
        assertThat(restarted.decide("unseen", 2_000, 2_401)).isEqualTo(Verdict.NEW);
    }

    @Test
    void aLongerSettleTimeAfterARestartRepeatsNothing() {
        ledger.decide("proven", 2_000, 2_400);
        ledger.cover(1_000, 3_000, 2_500);
        ledger.prune();

        Ledger restarted = new Ledger(ledger.state(), 10 * SETTLE, new EmittedIdMemory(1 << 20));

        assertThat(restarted.decide("proven", 2_000, 2_400)).isEqualTo(Verdict.KNOWN);
    }

    @Test
    void aFullMemoryMakesTheStateTheBase() {
        EmittedIdMemory memory = new EmittedIdMemory(1_000); // enough for the first ids of one ledger
        Ledger small = new Ledger(LedgerState.startingAt(1_000), SETTLE, memory);
        Ledger other = new Ledger(LedgerState.startingAt(1_000), SETTLE, memory);
        small.decide("a", 2_000, 2_000);
        small.decide("b", 2_000, 2_400);
        small.decide("c", 2_000, 2_401);
        small.cover(1_000, 3_000, 2_500);

        assertThat(other.decide("z", 2_000, 2_000)).isEqualTo(Verdict.NEW);

        assertThat(small.state().recent().size()).isEqualTo(1);
        assertThat(small.decide("b", 2_000, 2_400)).isEqualTo(Verdict.KNOWN);
        assertThat(small.decide("c", 2_000, 2_401)).isEqualTo(Verdict.KNOWN);
        assertThat(small.decide("d", 2_000, 2_402)).isEqualTo(Verdict.NEW);
    }

    @Test
    void aStateDoesNotMoveWithItsLedger() {
        ledger.decide("a", 2_000, 2_000);
        LedgerState before = ledger.state();

        ledger.decide("b", 2_000, 2_000);
        ledger.cover(1_000, 3_000, 2_500);
        ledger.lateComplete(1_500);

        assertThat(before.recent().size()).isEqualTo(1);
        assertThat(before.floor()).isEqualTo(1_000);
        assertThat(before.position()).isEqualTo(1_000);
    }

    @Test
    void aCompleteLateScanRaisesTheFloorAndNeverLowersIt() {
        ledger.lateUnderWay(new LateProgress(2_000, 1_200));

        ledger.lateComplete(1_500);

        assertThat(ledger.state().floor()).isEqualTo(1_500);
        assertThat(ledger.state().lateUnderWay()).isNull();
        ledger.lateComplete(1_400);
        assertThat(ledger.state().floor()).isEqualTo(1_500);
    }

    @Test
    void skippingMovesALateScanUnderWay() {
        ledger.lateUnderWay(new LateProgress(2_000, 1_200));

        ledger.skipTo(1_800);

        assertThat(ledger.state().lateUnderWay()).isEqualTo(new LateProgress(2_000, 1_800));
        assertThat(ledger.state().position()).isEqualTo(1_800);
    }
}
