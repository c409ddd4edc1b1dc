package io.tocsin.cloudwatch.config;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * How many requests may be sent.
 *
 * @param set requests a second to FilterLogEvents, of all tasks of the connector together; empty if the setting is left out
 * @param quota what AWS allows the account in the region, of all who send
 * @param tasks among how many tasks they are shared
 * @param readAheadBytes about how much memory a task may use for pages that are read ahead
 * @param failsWhenDenied whether a task fails as soon as access to one of its log groups is denied
 */
public record RequestSettings(OptionalLong set, long quota, int tasks, long readAheadBytes, boolean failsWhenDenied) {
    public static final String PER_SECOND = "requests.per.second";
    public static final String READ_AHEAD = "read.ahead.max.bytes";

    public static final String ON_ACCESS_DENIED = "on.access.denied";

    private static final String RETRY = "retry";
    private static final String FAIL = "fail";

    private static final Set<String> REGIONS_WITH_LITTLE =
            Set.of("ap-northeast-3", "ap-southeast-3", "ca-west-1", "eu-central-1", "il-central-1");

    static void define(ConfigDef definition) {
        new Group(definition, "Requests")
                .optionalNumber(
                        PER_SECOND,
                        1,
                        10_000,
                        Importance.MEDIUM,
                        "Requests per second",
                        "How many FilterLogEvents requests a second the connector may send, all tasks together: its"
                                + " part of AWS's quota for account and region, which is 25 in us-east-1; 5 in"
                                + " ap-northeast-3, ap-southeast-3, ca-west-1, eu-central-1 and il-central-1; 10"
                                + " elsewhere. If not set, what the other connectors in the worker have not set of that"
                                + " quota, and more while they do not use it. Set less where others need some of the"
                                + " quota.")
                .number(
                        READ_AHEAD,
                        48L << 20,
                        1,
                        16L << 30,
                        Importance.LOW,
                        "Read ahead (bytes)",
                        "About how much memory a task may use for pages of late scans and backfills that are asked for at the same time, or"
                                + " have arrived before it is their turn; up to half as much more while one slice of time is completed. Less"
                                + " means fewer requests at a time.")
                .text(
                        ON_ACCESS_DENIED,
                        RETRY,
                        Rule.oneOf(List.of(RETRY, FAIL)),
                        Importance.MEDIUM,
                        "On access denied",
                        "When credentials or permissions do not suffice to read a log group. retry: it is tried again"
                                + " once or twice a minute, for as long as it takes, while the others are read; the task"
                                + " fails only if for five minutes no credentials are configured at all. fail: the task"
                                + " fails at once. Whatever hands out the credentials and does not answer is waited for in"
                                + " both cases.");
    }

    static RequestSettings of(Values values, String region, TaskShare share) {
        long set = values.number(PER_SECOND);
        return new RequestSettings(
                set > 0 ? OptionalLong.of(set) : OptionalLong.empty(),
                quota(region),
                share.tasks(),
                values.number(READ_AHEAD),
                FAIL.equals(values.textOr(ON_ACCESS_DENIED, RETRY)));
    }

    /** The most requests a second of all tasks of the connector together. */
    public long perSecond() {
        return set.orElse(quota);
    }

    /** The most requests a second of this task, if its connector is the only one. */
    public double perSecondOfTask() {
        return (double) perSecond() / tasks;
    }

    /** FilterLogEvents requests a second, from the CloudWatch Logs quotas in the AWS documentation; they cannot be raised. */
    private static long quota(String region) {
        if (region.equals("us-east-1")) {
            return 25;
        }
        return REGIONS_WITH_LITTLE.contains(region) ? 5 : 10;
    }
}
