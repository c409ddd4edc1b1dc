package io.tocsin.cloudwatch.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which of the connector's tasks this is. The connector puts it into the settings of its tasks; it is no setting for users.
 *
 * @param task counts from 0
 * @param tasks how many there are; positive
 */
public record TaskShare(int task, int tasks) {
    /** More tasks than any quota of AWS keeps busy. */
    public static final int MOST_TASKS = 1_000;

    private static final String TASK = "tocsin.task";
    private static final String TASKS = "tocsin.tasks";

    public TaskShare {
        if (task < 0 || task >= tasks) {
            throw new IllegalArgumentException("there is no task " + task + " of " + tasks);
        }
    }

    /** A connector's own settings are those of an only task. */
    static TaskShare of(Map<String, ? extends @Nullable String> given) {
        String task = given.get(TASK);
        String tasks = given.get(TASKS);
        return task == null || tasks == null
                ? new TaskShare(0, 1)
                : new TaskShare(Integer.parseInt(task), Integer.parseInt(tasks));
    }

    /** Tells a task. */
    public void putInto(Map<String, String> taskConfig) {
        taskConfig.put(TASK, Integer.toString(task));
        taskConfig.put(TASKS, Integer.toString(tasks));
    }
}
