package io.tocsin.cloudwatch.selection;

import io.tocsin.cloudwatch.logs.Feed;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Which of a connector's tasks reads what, without asking the others: by a hash of its name, so that what comes and goes changes
 * nothing for the rest.
 *
 * @param task counts from 0
 * @param tasks how many there are
 */
public record Ownership(int task, int tasks) {

    /** Whether this task reads it. */
    public boolean owns(Feed feed) {
        CRC32 hash = new CRC32();
        hash.update(identity(feed).getBytes(StandardCharsets.UTF_8));
        return hash.getValue() % tasks == task;
    }

    /** Whether this task reads the one of that number, where all are known beforehand: evenly. */
    public boolean owns(int number) {
        return number % tasks == task;
    }

    private static String identity(Feed feed) {
        String group =
                feed.logGroup().account().orElse("") + ":" + feed.logGroup().name();
        return feed.metricFilter() == null ? group : group + ":" + feed.metricFilter();
    }
}
