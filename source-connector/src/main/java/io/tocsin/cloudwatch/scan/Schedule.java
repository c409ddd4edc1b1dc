package io.tocsin.cloudwatch.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whose turn it is. Among those that want a page, whoever has waited longest since the last turn; but late scans get one turn in
 * five at most while others want one, and one in five at least.
 */
final class Schedule {
    private static final int LATE_TURN_IN = 5;

    private final List<Participant> participants;
    private long turns;
    private int turnsWithoutLate;

    Schedule(List<Participant> participants) {
        this.participants = participants;
    }

    /** A group that takes part. */
    record Participant(GroupScanner scanner, GroupTrouble trouble) {
        long remaining(Lane lane, long now) {
            return Math.max(trouble.remaining(now), lane.remaining(now));
        }
    }

    /** A page that may be read. */
    record Turn(Participant participant, Lane lane) {
        private boolean isLate() {
            return lane.tier() == ScanTier.LATE;
        }
    }

    /** Who reads the next page; empty if no one wants to. */
    Optional<Turn> next(long now) {
        List<Turn> ready = ready(now);
        boolean lateWaits = ready.stream().anyMatch(Turn::isLate);
        boolean othersWait = ready.stream().anyMatch(turn -> !turn.isLate());
        boolean late = lateWaits && (!othersWait || turnsWithoutLate >= LATE_TURN_IN - 1);
        if (lateWaits && othersWait) {
            turnsWithoutLate = late ? 0 : turnsWithoutLate + 1;
        }
        Optional<Turn> chosen = ready.stream()
                .filter(turn -> turn.isLate() == late)
                .min(Comparator.comparingLong(turn -> turn.lane().lastTurn()));
        chosen.ifPresent(turn -> turn.lane().takeTurn(++turns));
        return chosen;
    }

    /** How many milliseconds until someone wants a page. */
    long remaining(long now) {
        long least = Long.MAX_VALUE;
        for (Participant participant : participants) {
            for (Lane lane : participant.scanner().lanes()) {
                least = Math.min(least, participant.remaining(lane, now));
            }
        }
        return least;
    }

    private List<Turn> ready(long now) {
        List<Turn> ready = new ArrayList<>();
        for (Participant participant : participants) {
            for (Lane lane : participant.scanner().lanes()) {
                if (participant.remaining(lane, now) == 0) {
                    ready.add(new Turn(participant, lane));
                }
            }
        }
        return ready;
    }
}
