package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.logs.RequestBudget.Use;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whose page is taken next, of those that have arrived: live ones and late ones by turns, and among each whoever has waited longest
 * since it was last taken from.
 */
final class Arrivals {
    private final Participants participants;
    private Use last = Use.LATE;
    private long taken;

    Arrivals(Participants participants) {
        this.participants = participants;
    }

    /** Takes the next page; empty if none can be taken. */
    Optional<List<Emission>> take() {
        List<Schedule.Turn> ready = ready();
        Use next = last == Use.LIVE ? Use.LATE : Use.LIVE;
        boolean any = ready.stream().anyMatch(turn -> turn.use() == next);
        return ready.stream()
                .filter(turn -> !any || turn.use() == next)
                .min(Comparator.comparingLong(turn -> turn.lane().lastTaken()))
                .map(this::take);
    }

    private List<Emission> take(Schedule.Turn turn) {
        last = turn.use();
        turn.lane().taken(++taken);
        return turn.participant().scanner().take(turn.lane());
    }

    boolean isEmpty() {
        return ready().isEmpty();
    }

    private List<Schedule.Turn> ready() {
        List<Schedule.Turn> ready = new ArrayList<>();
        for (Schedule.Participant participant : participants.all()) {
            for (Lane lane : participant.scanner().lanes()) {
                if (lane.holdsPage()) {
                    ready.add(new Schedule.Turn(participant, lane));
                }
            }
        }
        return ready;
    }

    /** About how much memory the pages held and asked for take. */
    long heldBytes() {
        long bytes = 0;
        for (Schedule.Participant participant : participants.all()) {
            for (Lane lane : participant.scanner().lanes()) {
                bytes += lane.heldBytes();
            }
        }
        return bytes;
    }
}
