package io.tocsin.cloudwatch.metrics;

/** The metrics of a log group. */
public enum GroupMetric implements Metric {
    LAST_SCAN_AGE(
            "last-scan-age-seconds",
            "Time since the newest scan began that was read to its end. Before the first one, time since the task took the log group on.",
            "The alert for everything that keeps a log group from being read: some times `poll.interval.ms`, at least a minute."),
    LAST_EVENT_AGE(
            "last-event-age-seconds",
            "Time since the timestamp of the newest event written since the task began; NaN before the first.",
            "Alert only for log groups in which something matches all the time."),
    IN_TROUBLE(
            "in-trouble",
            "1 while the log group cannot be read, for whatever reason but throttling; else 0.",
            "Says which of `log-groups-in-trouble` it is; the error counts below say why."),
    EVENTS("events-total", "Events written.", "How much matches."),
    PAGES("pages-total", "Pages that arrived.", "Beside `requests-total`: how many requests bore fruit."),
    EMPTY_PAGES(
            "empty-pages-total",
            "Pages without an event.",
            "Where nearly all are empty, longer intervals cost little but delay."),
    REQUESTS("requests-total", "Requests sent to FilterLogEvents.", "Which log group takes the quota."),
    THROTTLES("throttles-total", "Requests that AWS refused with ThrottlingException.", "As for the task."),
    TRANSIENT_ERRORS(
            "transient-errors-total",
            "Requests that ended in network trouble or an error of AWS's servers.",
            "Some are normal. When it grows all the time: network, proxy, `aws.endpoint`."),
    TOKEN_REJECTIONS(
            "token-rejections-total",
            "Page tokens that AWS did not accept any more. Reading went on at the last place known to be done.",
            "Nothing is lost. When it grows: pages wait so long to be written that their tokens expire."),
    ACCESS_DENIALS(
            "access-denials-total",
            "Requests that ended because access was denied, or because no credentials are configured.",
            "Alert when it grows: the log names the IAM action that is missing."),
    MISSING_GROUP_ERRORS(
            "missing-group-errors-total",
            "Requests that ended because the log group, or one of `log.streams`, does not exist.",
            "Alert when it grows, unless the log group was deleted on purpose."),
    REFUSALS(
            "refusals-total",
            "Requests that AWS refused as invalid, for example for the filter pattern or the class of the log group.",
            "Alert when it grows: the log has AWS's words."),
    INGESTION_DELAY_P50(
            "ingestion-delay-p50-seconds",
            "Time between timestamp and ingestion that half of the events took at most, over the last 12 to 24 hours; NaN without events.",
            "`tip.reach.ms` should be well above it."),
    INGESTION_DELAY_P95("ingestion-delay-p95-seconds", "The same for 95 of 100 events.", "See p99."),
    INGESTION_DELAY_P99(
            "ingestion-delay-p99-seconds",
            "The same for 99 of 100 events.",
            "`hot.reach.ms` should be above it: what is later waits for the late scan."),
    INGESTION_DELAY_MAX(
            "ingestion-delay-max-seconds",
            "The longest such time. What came later than `late.reach.ms` was not found, so it cannot show here.",
            "`late.reach.ms` should be well above it; near it, events may be missed."),
    VISIBILITY_DELAY_P99(
            "visibility-delay-p99-seconds",
            "For how long after its ingestion scans read past an event without finding it, for 99 of 100 events at most; over the last 12 to 24"
                    + " hours, NaN without events.",
            "0 is usual."),
    VISIBILITY_DELAY_MAX(
            "visibility-delay-max-seconds", "The longest such time.", "`settle.ms` should be at least twice as long."),
    SETTLE_BREACHES(
            "settle-breaches-total",
            "Events that became visible later than `settle.ms` after their ingestion. They were written, but a restart in between would have"
                    + " lost them.",
            "Alert when it grows: raise `settle.ms`."),
    LATE_EVENTS(
            "late-events-total",
            "Events that a hot or late scan found at a time that an earlier scan had read already, older than `tip.reach.ms`.",
            "What a reader that keeps only the last timestamp would have lost."),
    BACKFILL_PROGRESS(
            "backfill-progress-ratio",
            "How much of its time the late scan or backfill under way has read, from 0 to 1; 1 if none is under way.",
            "Shows how a backfill gets on."),
    BACKFILL_REMAINING(
            "backfill-remaining-seconds",
            "About how long it will still take, at the pace of the last minute; NaN before there is an estimate, 0 if none is under way.",
            "The same."),
    RECENT_EVENTS(
            "recent-events",
            "How many event ids the offset holds: those that a restart could not tell from new ones without.",
            "Grows with `settle.ms` and with how many events match."),
    OFFSET_BYTES(
            "offset-bytes",
            "How large the newest offset is as JSON.",
            "Near `offset.max.bytes`, new events wait for `settle.ms`. The offsets topic takes about 1 MB.");

    private final String metricName;
    private final String meaning;
    private final String use;

    GroupMetric(String metricName, String meaning, String use) {
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
