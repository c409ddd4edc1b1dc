package io.tocsin.cloudwatch.metrics;

/** The metrics of a task. */
public enum TaskMetric implements Metric {
    LOG_GROUPS("log-groups", "How many log groups the task reads.", "Shows how log groups are spread over tasks."),
    LOG_GROUPS_IN_TROUBLE(
            "log-groups-in-trouble",
            "How many of them cannot be read at present, for whatever reason but throttling.",
            "Alert when it is above 0 for some minutes; the metrics of the log groups and the log say which and why."),
    REQUESTS("requests-total", "Requests sent to FilterLogEvents.", "What the connector takes of the account's quota."),
    REQUESTS_PER_SECOND(
            "requests-per-second",
            "The same as a rate, over the last half minute to minute.",
            "Next to `request-limit-per-second`: at the limit, longer intervals or shorter reaches are due."),
    REQUEST_LIMIT(
            "request-limit-per-second",
            "How many requests a second the task may send now, whatever the others of its account and region in the"
                    + " JVM want; less for a while after throttling. What others leave comes on top, up to what the"
                    + " connector is set to.",
            "Below its part of what is configured for long: someone else uses the quota, so lower"
                    + " `requests.per.second`."),
    POLL_INTERVAL(
            "feasible-poll-interval-seconds",
            "How often the newest events of each log group can be asked for: `poll.interval.ms`, or longer where the requests do not suffice.",
            "Longer than is wanted: choose fewer log groups, or another region or account for some of them."),
    THROTTLES(
            "throttles-total",
            "Requests that AWS refused with ThrottlingException.",
            "Alert when it grows all the time: others use the quota too."),
    READ_AHEAD_BYTES(
            "read-ahead-bytes",
            "About how much memory pages take that were asked for, or wait to be written.",
            "Near `read.ahead.max.bytes` Kafka is slower than CloudWatch Logs, or the setting is small."),
    LAST_DISCOVERY_AGE(
            "last-discovery-age-seconds",
            "Time since the log groups, or metric filters, were last listed to the end. Before the first time, time"
                    + " since the task began; NaN where all log groups are named.",
            "Alert when it is some times `discovery.interval.ms`: new log groups are not found.");

    private final String metricName;
    private final String meaning;
    private final String use;

    TaskMetric(String metricName, String meaning, String use) {
        this.metricName = metricName;
        this.meaning = meaning;
        this.use = use;
    }

    @Override
    public String metricName() {
        return metricName;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public String use() {
        return use;
    }
}
