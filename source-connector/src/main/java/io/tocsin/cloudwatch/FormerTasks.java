package io.tocsin.cloudwatch;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides when the discovery offsets of tasks that no longer exist, because {@code tasks.max} was lowered, can be deleted. The remaining
 * tasks use them at their start, to find out which log groups are new. Once each remaining task has stored a discovery of its own since
 * then, the first task deletes them; otherwise a log group would count as new for ever if it was created after the oldest of them.
 * Used by the task's thread.
 */
final class FormerTasks {
    /** By how much the times of discoveries by two tasks may differ from their real order; milliseconds. */
    private static final long ERROR = Duration.ofMinutes(2).toMillis();

    private final boolean first;
    private final StoredPlaces stored;
    private List<Integer> gone = List.of();
    private @Nullable Long firstLook;

    /** @param task the number of this task; only the first one, 0, deletes */
    FormerTasks(int task, StoredPlaces stored) {
        this.first = task == 0;
        this.stored = stored;
    }

    /** Notes the numbers of the tasks that no longer exist and whose discovery offsets are stored. */
    void found(List<Integer> tasks) {
        gone = tasks;
    }

    /**
     * Returns the numbers of the tasks whose discovery offsets are to be deleted now; each is returned once.
     *
     * @param startedAt when the discovery began that this task has just processed; milliseconds since the epoch
     */
    List<Integer> toForget(long startedAt) {
        if (!first || gone.isEmpty()) {
            return List.of();
        }
        if (firstLook == null) {
            firstLook = startedAt;
        }
        if (!stored.readLooks().areSince(firstLook + ERROR)) {
            return List.of();
        }
        List<Integer> toForget = gone;
        gone = List.of();
        return toForget;
    }
}
