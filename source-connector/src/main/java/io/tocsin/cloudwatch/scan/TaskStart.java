package io.tocsin.cloudwatch.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Begins the groups of a task: all that have no stored offset at one moment, however long it takes until each has its turn, and all as
 * soon as that moment is known. So what is stored of them goes out together.
 */
final class TaskStart {
    private final Participants participants;
    private final AwsClock clock;
    private final List<Emission> begun = new ArrayList<>();
    private OptionalLong moment = OptionalLong.empty();

    TaskStart(Participants participants, AwsClock clock) {
        this.participants = participants;
        this.clock = clock;
    }

    /** AWS's time is known, from the first answer. Later ones change nothing. */
    void at(long awsNow) {
        if (moment.isEmpty()) {
            moment = OptionalLong.of(awsNow);
            clock.assume(awsNow);
            participants.all().forEach(participant -> begin(participant, awsNow));
        }
    }

    /** Begins a group, unless AWS's time is not known yet. */
    void begin(Schedule.Participant participant) {
        moment.ifPresent(start -> begin(participant, clock.isKnown() ? clock.now() : start));
    }

    private void begin(Schedule.Participant participant, long awsNow) {
        begun.addAll(participant.scanner().begin(moment.orElseThrow(), awsNow));
    }

    boolean hasBegunSome() {
        return !begun.isEmpty();
    }

    /** What groups that have begun have to store. */
    List<Emission> take() {
        List<Emission> taken = List.copyOf(begun);
        begun.clear();
        return taken;
    }
}
