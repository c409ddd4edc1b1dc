package io.tocsin.cloudwatch;

import io.tocsin.cloudwatch.config.AwsSettings;
import io.tocsin.cloudwatch.logs.LogGroup;
import io.tocsin.cloudwatch.record.Origin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Under what Connect stores the offset of a log group: its account, where known, its region and its name. */
final class SourcePartition {
    private static final String ACCOUNT = "account";
    private static final String REGION = "region";
    private static final String LOG_GROUP = "log_group";
    private static final Set<String> KEYS = Set.of(ACCOUNT, REGION, LOG_GROUP);

    private SourcePartition() {}

    /** The account comes from the ARN or the settings; it is never guessed. */
    static Origin origin(LogGroup group, AwsSettings aws) {
        return new Origin(group.account().orElse(aws.accountId()), aws.region(), group.name());
    }

    static Map<String, String> of(Origin origin) {
        Map<String, String> partition = ofUnknownAccount(origin);
        if (origin.account() != null) {
            partition.put(ACCOUNT, origin.account());
        }
        return partition;
    }

    /** What it was while nobody had named the account. */
    static Map<String, String> ofUnknownAccount(Origin origin) {
        Map<String, String> partition = new LinkedHashMap<>();
        partition.put(REGION, origin.region());
        partition.put(LOG_GROUP, origin.logGroup());
        return partition;
    }

    /**
     * Checks a partition that a user named.
     *
     * @throws IllegalArgumentException if no connector of this kind could have written it
     */
    static void check(Map<String, ?> partition) {
        partition.forEach((key, value) -> {
            if (!KEYS.contains(key)) {
                throw new IllegalArgumentException("unknown key '" + key + "'; expected " + REGION + ", " + LOG_GROUP
                        + " and, if it is known, " + ACCOUNT);
            }
            if (!(value instanceof String text) || text.isBlank()) {
                throw new IllegalArgumentException("'" + key + "' is " + value + "; expected a text");
            }
        });
        Set.of(REGION, LOG_GROUP).stream()
                .filter(key -> !partition.containsKey(key))
                .forEach(key -> {
                    throw new IllegalArgumentException("'" + key + "' is missing");
                });
    }
}
