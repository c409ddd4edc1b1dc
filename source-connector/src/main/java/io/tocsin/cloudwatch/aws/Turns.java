package io.tocsin.cloudwatch.aws;

import io.tocsin.cloudwatch.logs.RequestBudget.Use;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Whose request is next, over all tasks: while both wait, a late one gets one turn in five, no more and no less. A task that was
 * refused counts as waiting until it should have asked again.
 */
final class Turns {
    private static final int LATE_TURN_IN = 5;

    private final Map<Use, Long> wantedUntil = new EnumMap<>(Use.class);
    private int turnsWithoutLate;

    /** Someone was refused, and will ask again before {@code until}. */
    void wanted(Use use, long until) {
        wantedUntil.merge(use, until, (one, other) -> one - other > 0 ? one : other);
    }

    /** Whose turn it is when {@code wanted} is asked for now. */
    Use next(Set<Use> wanted, long now) {
        boolean live = isWanted(Use.LIVE, wanted, now);
        boolean late = isWanted(Use.LATE, wanted, now);
        return late && (!live || turnsWithoutLate >= LATE_TURN_IN - 1) ? Use.LATE : Use.LIVE;
    }

    /** The turn was taken. */
    void taken(Use turn, Set<Use> wanted, long now) {
        if (isWanted(Use.LIVE, wanted, now) && isWanted(Use.LATE, wanted, now)) {
            turnsWithoutLate = turn == Use.LATE ? 0 : turnsWithoutLate + 1;
        }
    }

    private boolean isWanted(Use use, Set<Use> wanted, long now) {
        Long until = wantedUntil.get(use);
        if (until != null && until - now < 0) {
            wantedUntil.remove(use);
            until = null;
        }
        return wanted.contains(use) || until != null;
    }
}
