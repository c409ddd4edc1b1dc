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
        if (failsWhenDenied && isWantOfAccess(failure)) {
            throw new ScanFailedException(
                    failure.getMessage()
                            + ". Mend that, then restart the task; or set on.access.denied=retry, to go on with other log groups meanwhile.",
                    failure);
        }
        if (failure.kind() == LogsFailure.Kind.INVALID_REQUEST && scanner.feed().metricFilter() != null) {
            return; // the pattern of an alarm's metric filter may be mended there, and is then found
        }
        Collection<Schedule.Participant> all = participants.all();
        if (all.stream().allMatch(participant -> participant.trouble().isHopeless(now))) {
            throw failure.kind() == LogsFailure.Kind.NO_CREDENTIALS
                    ? withoutCredentials(failure)
                    : refused(failure, scanner);
        }
    }

    private static boolean isWantOfAccess(LogsFailure failure) {
        return failure.kind() == LogsFailure.Kind.ACCESS_DENIED || failure.kind() == LogsFailure.Kind.NO_CREDENTIALS;
    }

    private static ScanFailedException withoutCredentials(LogsFailure failure) {
        return new ScanFailedException(
                "None of the task's log groups can be read: no credentials have been found for "
                        + GroupTrouble.PATIENCE.toMinutes() + " minutes. " + failure.getMessage()
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
