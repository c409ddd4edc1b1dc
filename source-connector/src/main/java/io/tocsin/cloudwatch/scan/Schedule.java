package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.logs.RequestBudget;
import io.tocsin.cloudwatch.logs.RequestBudget.Use;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for the next page. The request budget decides between late scans and the others; among those, whoever has waited longest
 * since the last turn.
 */
final class Schedule {
    private final Participants participants;
    private final RequestBudget budget;
    private long turns;

    Schedule(Participants participants, RequestBudget budget) {
        this.participants = participants;
        this.budget = budget;
    }

    /** A group that takes part. */
    record Participant(GroupScanner scanner, GroupTrouble trouble) {
        GroupObserver observer() {
            return scanner.observer();
        }

        long remaining(Lane lane, long now) {
            return Math.max(trouble.remaining(now), lane.remaining(now));
        }
    }

    /** A lane of a group, which does something next. */
    record Turn(Participant participant, Lane lane) {
        Use use() {
            return lane.tier() == ScanTier.LATE ? Use.LATE : Use.LIVE;
        }

        /** Whether the pages of its scan wait for each other. */
        boolean holdsSlices() {
            return participant.scanner().holdsSlices(lane);
        }
    }

    /**
     * What may be asked for now.
     *
     * @param live whether there is room for a request
     * @param late whether there is room for one of a late scan
     * @param ahead whether a page may be asked for that has to wait for others before it is taken
     * @param held whether a page may be asked for that waits until its slice is complete
     */
    record Room(boolean live, boolean late, boolean ahead, boolean held) {
        private boolean isFor(Turn turn) {
            return (turn.use() == Use.LATE ? late : live) && (held || !turn.holdsSlices());
        }
    }

    /**
     * What to do next.
     *
     * @param turn who asks for a page; null if nobody wants to, or may
     * @param askAgainIn how many milliseconds to wait before asking again, if there is no turn and nothing arrives
     */
    record Next(@Nullable Turn turn, long askAgainIn) {}

    Next next(long now, Room room) {
        List<Turn> ready = new ArrayList<>();
        long least = Long.MAX_VALUE;
        for (Turn turn : wanting(room)) {
            long remaining = turn.participant().remaining(turn.lane(), now);
            if (remaining == 0) {
                ready.add(turn);
            }
            least = Math.min(least, remaining);
        }
        if (!room.ahead()) {
            completeOneSlice(ready);
        }
        return ready.isEmpty() ? new Next(null, least) : choose(ready);
    }

    /** While memory is short, one slice at a time is completed: the one that holds most. Else all might wait for their last pages. */
    private static void completeOneSlice(List<Turn> ready) {
        Optional<Turn> largest = ready.stream()
                .filter(Turn::holdsSlices)
                .max(Comparator.comparingLong(turn -> turn.lane().heldBytes()));
        largest.ifPresent(chosen -> ready.removeIf(turn -> turn.holdsSlices() && !turn.equals(chosen)));
    }

    private List<Turn> wanting(Room room) {
        List<Turn> wanting = new ArrayList<>();
        for (Participant participant : participants.all()) {
            for (Lane lane : participant.scanner().lanes()) {
                Turn turn = new Turn(participant, lane);
                if (room.isFor(turn)
                        && participant.trouble().allowsRequest()
                        && participant.scanner().wantsPage(lane, room.ahead())) {
                    wanting.add(turn);
                }
            }
        }
        return wanting;
    }

    private Next choose(List<Turn> ready) {
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
}
