package io.tocsin.cloudwatch.config;

import java.time.Duration;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * Records that store an offset while no event matches.
 *
 * @param topic where they go
 * @param interval a heartbeat is written when the position or the newest scan has moved by more than this since the last one
 */
public record HeartbeatSettings(String topic, Duration interval) {
    public static final String TOPIC = "heartbeat.topic";
    public static final String INTERVAL = "heartbeat.interval.ms";

    private static final String DEFAULT_TOPIC = "tocsin-heartbeats";

    static void define(ConfigDef definition) {
        new Group(definition, "Heartbeats")
                .text(
                        TOPIC,
                        DEFAULT_TOPIC,
                        Rule.expecting("the name of a topic (1 to 249 letters, digits and . _ -)", TopicName::legal),
                        Importance.MEDIUM,
                        "Heartbeat topic",
                        "Where heartbeats go. Kafka Connect stores an offset only with a record, so a log group without matching"
                                + " events needs them to keep its place over a restart.")
                .millis(
                        INTERVAL,
                        Duration.ofMinutes(1),
                        1_000,
                        Importance.LOW,
                        "Heartbeat interval (ms)",
                        "A heartbeat is written when the task takes a log group on, and again when the log group's"
                                + " position, or the start of its newest scan, has moved on by more than this since the"
                                + " last heartbeat; never two within this time. Records of events make no difference.");
    }

    static void check(Values values) {
        if (values.sound(TOPIC, RecordSettings.TOPIC)
                && values.textOr(TOPIC, "").equals(values.text(RecordSettings.TOPIC))) {
            values.wrong(
                    TOPIC, "is the topic of the events; heartbeats have another schema and need a topic of their own");
        }
    }

    static HeartbeatSettings of(Values values) {
        return new HeartbeatSettings(values.textOr(TOPIC, DEFAULT_TOPIC), Duration.ofMillis(values.number(INTERVAL)));
    }
}
