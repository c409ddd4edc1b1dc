package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.logs.RequestBudget;
import io.tocsin.cloudwatch.logs.RequestBudget.Use;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is. The request budget decides between late scans and the others; among those, whoever has waited longest since
 * the last turn.
 */
final class Schedule {
    private final List<Participant> participants;
    private final RequestBudget budget;
    private long turns;

    Schedule(List<Participant> participants, RequestBudget budget) {
        this.participants = participants;
        this.budget = budget;
    }

    /** A group that takes part. */
    record Participant(GroupScanner scanner, GroupTrouble trouble) {
        long remaining(Lane lane, long now) {
            return Math.max(trouble.remaining(now), lane.remaining(now));
        }
    }

    /** A page that may be read. */
    record Turn(Participant participant, Lane lane) {
        private Use use() {
            return lane.tier() == ScanTier.LATE ? Use.LATE : Use.LIVE;
        }
    }

    /**
     * What to do next.
     *
     * @param turn a page to read; null if there is none, or none may be asked for
     * @param askAgainIn how many milliseconds to wait before asking again, if there is no turn
     */
    record Next(@Nullable Turn turn, long askAgainIn) {}

    Next next(long now) {
        List<Turn> ready = ready(now);
        if (ready.isEmpty()) {
            return new Next(null, remaining(now));
        }
        Set<Use> wanted = EnumSet.noneOf(Use.class);
        ready.forEach(turn -> wanted.add(turn.use()));
        RequestBudget.Answer answer = budget.ask(wanted);
        return answer.granted() == null
                ? new Next(null, ceil(answer.askAgainIn()))
                : new Next(longestWaiting(ready, answer.granted()), 0);
    }

    private Turn longestWaiting(List<Turn> ready, Use granted) {
        Turn chosen = ready.stream()
                .filter(turn -> turn.use() == granted)
                .min(Comparator.comparingLong(turn -> turn.lane().lastTurn()))
                .orElseThrow();
        chosen.lane().takeTurn(++turns);
        return chosen;
    }

    private static long ceil(Duration wait) {
        return wait.plusNanos(999_999).toMillis();
    }

    /** How many milliseconds until someone wants a page. */
    private long remaining(long now) {
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
