package io.tocsin.slack.metrics;

/** The metrics of a destination: a channel by token, or a webhook. */
public enum DestinationMetric implements Metric {
    QUEUED_RECORDS(
            "queued-records",
            "How many records wait for this destination.",
            "Which destination it is that fills the queue."),
    QUEUED_BYTES("queued-bytes", "About how much memory they take.", "The same."),
    OLDEST_AGE(
            "oldest-record-age-seconds",
            "Time since the Kafka timestamp of the record that is next: since the source wrote it, however old its"
                    + " event is; 0 if none waits.",
            "The alert for everything that keeps messages from Slack."),
    POSTED("posted-total", "Messages that Slack took.", "How busy the channel is."),
    MERGED(
            "merged-total",
            "Records told in messages that they share with others.",
            "Beside `posted-total`: how dense the channel is."),
    DIGESTED(
            "digested-total",
            "Records counted in digests.",
            "When it grows, there is a storm, or `delivery.mode` is `digest`."),
    SIMPLIFIED(
            "simplified-total",
            "Messages sent again in a plainer form, as Slack refused them.",
            "When it grows, a template makes what Slack does not take; the log has its words."),
    AMBIGUOUS(
            "ambiguous-total",
            "Requests sent again, as nobody knows what became of them: server errors, timeouts, broken connections.",
            "Some are normal. With a webhook, each may have posted a message twice."),
    CONNECTION_FAILURES(
            "connection-failures-total",
            "Requests of which nothing was sent, as no connection came about: names not found, connections refused, TLS.",
            "When it grows, look at DNS, proxy and certificates. None of these posted anything."),
    RATE_LIMITS(
            "rate-limits-total",
            "Requests that Slack answered with 429.",
            "When it grows all the time, others post into the channel, or `rate.per.second` is too high."),
    TOKEN_LIMIT(
            "token-limit-per-minute",
            "How many messages a minute all tasks in this worker may post now with this token, to all of its channels; less"
                    + " for a while after 429s that are not one channel's own. NaN with a webhook.",
            "Beside the growth of `posted-total` over the token's channels: at the limit, all of them wait. Below"
                    + " `token.rate.per.minute` for long: others use the token, or the setting is too high."),
    CHANNEL_REFUSALS(
            "channel-refusals-total",
            "Requests refused for the channel, for example as it is archived.",
            "Alert when it grows: nothing arrives."),
    CREDENTIAL_REFUSALS(
            "credential-refusals-total",
            "Requests refused for the webhook, the token or its scopes.",
            "Alert when it grows: nothing arrives."),
    OTHER_REFUSALS(
            "other-refusals-total",
            "Requests that were not taken for no fault of a record's, the channel's or the credential's: the page of a proxy, a"
                    + " code that is not known, or a refusal of any message at all.",
            "Alert when it grows: nothing arrives. The log has the answer."),
    DEAD_LETTERED(
            "dead-lettered-total",
            "Records handed to the dead letter queue, as Slack refused them even as plain text.",
            "As for the task."),
    RETRY_WAIT(
            "retry-wait-seconds",
            "How long until the next attempt, after a refusal, an error or a 429; else 0.",
            "Shows that a queue that does not move will."),
    REQUESTS("requests-total", "Requests sent to Slack.", "Beside `posted-total`: how many were in vain."),
    LATENCY_AVG(
            "request-latency-avg-seconds",
            "How long requests took on average, over the last 5 to 10 minutes; NaN without any.",
            "Above a second, it bounds how many messages can go."),
    LATENCY_P50("request-latency-p50-seconds", "How long half of them took at most.", "The same."),
    LATENCY_P99(
            "request-latency-p99-seconds",
            "How long 99 of 100 took at most.",
            "`request.timeout.ms` should be well above it."),
    LATENCY_MAX("request-latency-max-seconds", "How long the longest took.", "The same.");

    private final String metricName;
    private final String meaning;
    private final String use;

    DestinationMetric(String metricName, String meaning, String use) {
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
