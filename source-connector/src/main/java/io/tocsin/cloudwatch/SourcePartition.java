package io.tocsin.cloudwatch;

import io.tocsin.cloudwatch.config.AwsSettings;
import io.tocsin.cloudwatch.logs.Feed;
import io.tocsin.cloudwatch.logs.LogGroup;
import io.tocsin.cloudwatch.record.Origin;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Under what Connect stores an offset: the account of a log group, where known, its region and its name, and the
 * metric filter where the pattern comes from one; or, of each task, when it last
 * looked which log groups there are.
 */
final class SourcePartition {
    /** In place of a log group's name, which cannot hold it. */
    static final String ALL_GROUPS = "*";

    static final String ACCOUNT = "account";
    static final String REGION = "region";
    static final String LOG_GROUP = "log_group";
    static final String METRIC_FILTER = "metric_filter";
    static final String TASK = "task";
    private static final Set<String> KEYS = Set.of(ACCOUNT, REGION, LOG_GROUP, METRIC_FILTER);
    private static final Set<String> KEYS_OF_LOOK = Set.of(REGION, LOG_GROUP, TASK);

    private SourcePartition() {}

    /** The account comes from the ARN or the settings; it is never guessed. */
    static Origin origin(Feed feed, AwsSettings aws) {
        LogGroup group = feed.logGroup();
        return new Origin(group.account().orElse(aws.accountId()), aws.region(), group.name(), feed.metricFilter());
    }

    static Map<String, String> of(Origin origin) {
        return of(origin, origin.account());
    }

    /**
     * What it is, or was, while this was the account.
     *
     * @param account null while nobody had named it
     */
    static Map<String, String> of(Origin origin, @Nullable String account) {
        // Connect finds offsets by the serialized bytes, and reads partitions over REST into hash maps: in the order of
        // another kind of map, offsets would be neither shown nor altered.
        Map<String, String> partition = new HashMap<>();
        partition.put(REGION, origin.region());
        partition.put(LOG_GROUP, origin.logGroup());
        if (origin.metricFilter() != null) {
            partition.put(METRIC_FILTER, origin.metricFilter());
        }
        if (account != null) {
            partition.put(ACCOUNT, account);
        }
        return partition;
    }

    /** Of when a task last looked which log groups there are. */
    static Map<String, String> ofLook(String region, int task) {
        Map<String, String> partition = new HashMap<>(); // as above: its order counts
        partition.put(REGION, region);
        partition.put(LOG_GROUP, ALL_GROUPS);
        partition.put(TASK, Integer.toString(task));
        return partition;
    }

    /** Whether it is one {@link #ofLook}. */
    static boolean isOfLook(Map<String, ?> partition) {
        return ALL_GROUPS.equals(partition.get(LOG_GROUP));
    }

    /** As JSON, to be copied into a request. */
    static String shown(Map<String, String> partition) {
        return new TreeMap<>(partition)
                .entrySet().stream()
                        .map(entry -> quoted(entry.getKey()) + ": " + quoted(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /**
     * Checks the form of a partition that a user named.
     *
     * @throws IllegalArgumentException if no connector of this kind could have written it
     */
    static void check(Map<String, ?> partition) {
        boolean ofLook = isOfLook(partition);
        partition.forEach((key, value) -> check(key, value, ofLook));
        (ofLook ? KEYS_OF_LOOK : Set.of(REGION, LOG_GROUP))
                .stream().filter(key -> !partition.containsKey(key)).sorted().forEach(key -> {
                    throw new IllegalArgumentException("'" + key + "' is missing");
                });
    }

    private static void check(String key, @Nullable Object value, boolean ofLook) {
        if (!(ofLook ? KEYS_OF_LOOK : KEYS).contains(key)) {
            throw new IllegalArgumentException("unknown key '" + key + "'; expected " + REGION + ", " + LOG_GROUP
                    + (ofLook
                            ? " and " + TASK
                            : ", if it is known " + ACCOUNT + ", and of a metric filter " + METRIC_FILTER));
        }
        if (!(value instanceof String text) || text.isBlank()) {
            throw new IllegalArgumentException("'" + key + "' is " + value + "; expected a text");
        }
    }
}
