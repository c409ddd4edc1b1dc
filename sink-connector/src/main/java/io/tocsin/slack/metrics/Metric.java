package io.tocsin.slack.metrics;

/** What a metric is called and what it tells. Names are a contract: dashboards and alerts use them. */
public interface Metric {

    /** In Kafka's style; ends with the unit, or with {@code total} if it counts up from 0 at the start of the task. */
    String metricName();

    /** What it tells, in a sentence. */
    String meaning();

    /** What to do with it: which alert it serves, or which setting can be chosen by it. */
    String use();
}
