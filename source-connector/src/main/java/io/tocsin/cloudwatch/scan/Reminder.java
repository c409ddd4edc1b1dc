package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.logs.LogsFailure;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says now and then that log groups still cannot be read: one line for the whole task, however many they are. */
final class Reminder {
    static final Duration EVERY = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(Reminder.class);

    private final Participants participants;
    private Pause quiet = Pause.NONE;

    Reminder(Participants participants) {
        this.participants = participants;
    }

    /** A request about a log group has failed, which has said so itself if that is new. */
    void failed(LogsFailure failure, Schedule.Participant participant, long now) {
        if (participant.trouble().isOld(now) && quiet.isOver(now)) {
            quiet = Pause.of(now, EVERY.toMillis());
            LOG.warn(
                    "Log group {}: still cannot be read ({}), as {} of this task's {} log groups; tries again: {}",
                    participant.scanner().feed().name(),
                    failure.kind(),
                    inTrouble(),
                    participants.all().size(),
                    failure.getMessage());
        }
    }

    private long inTrouble() {
        return participants.all().stream()
                .filter(participant -> participant.trouble().isPresent())
                .count();
    }
}
