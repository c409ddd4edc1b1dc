package io.tocsin.slack.metrics;

/** The metrics of a task. */
public enum TaskMetric implements Metric {
    QUEUED_RECORDS(
            "queued-records",
            "How many records wait for Slack in this task, over all destinations.",
            "Near `queue.max.records`, the task pauses its partitions."),
    QUEUED_BYTES(
            "queued-bytes",
            "About how much memory they take.",
            "Near `queue.max.bytes`, the task pauses its partitions."),
    PAUSED(
            "paused",
            "1 while the task has paused its partitions, as too much waits; else 0.",
            "Alert when it is 1 for some minutes: Slack is slower than the topics, or refuses."),
    PAUSED_SECONDS(
            "paused-seconds-total",
            "How long the partitions were paused, all such times together.",
            "Its growth in a minute shows how much of it was lost."),
    NULL_VALUES("null-values-total", "Records without a value, passed over.", "Normal in a compacted topic."),
    REDELIVERED(
            "redelivered-total",
            "Records that came again after a seek back, passed over.",
            "When it grows, commits fail: look at the worker's log."),
    UNREAD_DELETED(
            "unread-deleted-total",
            "Offsets that were deleted from a topic before this task had read them: about as many records that Slack does not get.",
            "Alert when it grows: let the topic keep its records for longer, or see why they are read so late."),
    FOUND(
            "found-total",
            "Records that stand in the channel already, as reading it back after a restart or an ambiguous answer showed, and were"
                    + " not posted again.",
            "Messages that people were spared; it grows with restarts and `ambiguous-total`."),
    REPEATED(
            "repeated-total",
            "Records of events that had come before, dropped (`drop.repeated.events`).",
            "When it grows all the time, the source of the topic writes events twice."),
    DROPPED("dropped-total", "Records that a route dropped.", "Shows whether a route takes what it should."),
    REDACTED("redacted-total", "Secrets taken out of texts.", "Alert when it grows: some program logs secrets."),
    DEAD_LETTERED(
            "dead-lettered-total",
            "Records handed to the dead letter queue, of whatever destination.",
            "Alert when it grows: the reason is in the records' headers.");

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
