package io.tocsin.cloudwatch;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is left of tasks that are no more, as {@code tasks.max} was lowered: when each last looked which log groups there are. The tasks
 * that remain begin by that too, and when all of them have looked and stored it since, the first one lets it be forgotten; else
 * what is created much later would still be taken for new. Used by the task's thread.
 */
final class GoneTasks {
    /** So far the times of two looks may contradict their order. */
    private static final long ERROR = Duration.ofMinutes(2).toMillis();

    private final boolean first;
    private final StoredPlaces stored;
    private List<Integer> gone = List.of();
    private @Nullable Long firstLook;

    /** @param task the number of this task; the first one does it for all */
    GoneTasks(int task, StoredPlaces stored) {
        this.first = task == 0;
        this.stored = stored;
    }

    /** These have left something. */
    void found(List<Integer> tasks) {
        gone = tasks;
    }

    /**
     * A look is taken in.
     *
     * @param startedAt when it began
     * @return the tasks whose last look is to be forgotten, each once
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
