package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.logs.LogsFailure;
import java.util.Collection;

/** Whether a task can still read anything. */
final class Prospects {
    private final Participants participants;
    private final boolean failsWhenDenied;

    /** @param failsWhenDenied whether one group that may not be read is enough to give up */
    Prospects(Participants participants, boolean failsWhenDenied) {
        this.participants = participants;
        this.failsWhenDenied = failsWhenDenied;
    }

    /**
     * Someone has to act before a group can be read, other than to create it.
     *
     * @throws ScanFailedException if there is no point in going on without
     */
    void check(LogsFailure failure, GroupScanner scanner, long now) {
        boolean denied = failure.kind() == LogsFailure.Kind.ACCESS_DENIED;
        if (denied && failsWhenDenied) {
            throw new ScanFailedException(
                    failure.getMessage()
                            + ". Mend that, then restart the task; or set on.access.denied=retry, to go on with other log groups meanwhile.",
                    failure);
        }
        if (!denied && scanner.feed().metricFilter() != null) {
            return; // the pattern of an alarm's metric filter may be mended there, and is then found
        }
        Collection<Schedule.Participant> all = participants.all();
        if (all.stream().allMatch(participant -> participant.trouble().isHopeless(now))) {
            throw denied ? nothingMayBeRead(failure) : refused(failure, scanner);
        }
    }

    private static ScanFailedException nothingMayBeRead(LogsFailure failure) {
        return new ScanFailedException(
                "None of the task's log groups can be read, for " + GroupTrouble.PATIENCE.toMinutes()
                        + " minutes now. The last one that was tried: " + failure.getMessage()
                        + ". Mend that, then restart the task; nothing is lost meanwhile.",
                failure);
    }

    private static ScanFailedException refused(LogsFailure failure, GroupScanner scanner) {
        return new ScanFailedException(
                "CloudWatch Logs refuses the filter pattern '" + scanner.pattern() + "' on "
                        + scanner.feed() + ": " + failure.getMessage()
                        + ". Correct the pattern in the connector's configuration.",
                failure);
    }
}
