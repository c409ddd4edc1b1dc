package io.tocsin.slack.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;

/** Which records are heartbeats of the source, and what their absence means. */
public final class HeartbeatSettings {
    public static final String TOPIC = "heartbeat.topic";
    public static final String STALENESS_AFTER_MS = "staleness.after.ms";

    private static final String GROUP = "Heartbeats";

    private final AbstractConfig config;

    HeartbeatSettings(AbstractConfig config) {
        this.config = config;
    }

    static ConfigDef define(ConfigDef def) {
        return def.define(
                        TOPIC,
                        ConfigDef.Type.STRING,
                        "",
                        Importance.LOW,
                        "The topic of the CloudWatch Logs source's heartbeats, which has to be among the topics of this"
                                + " connector. Its records are accounted for without a message.",
                        GROUP,
                        1,
                        Width.MEDIUM,
                        "Heartbeat topic")
                .define(
                        STALENESS_AFTER_MS,
                        ConfigDef.Type.LONG,
                        0L,
                        Validators.millis(0),
                        Importance.LOW,
                        "Say in Slack, once, that a log group has not been scanned for so long, and once that it is again."
                                + " Needs heartbeat.topic. 0: say nothing.",
                        GROUP,
                        2,
                        Width.SHORT,
                        "Staleness");
    }

    static void check(Findings findings) {
        String topic = findings.value(TOPIC).strip();
        List<String> topics = findings.list("topics");
        if (!topic.isEmpty() && !topics.isEmpty() && !topics.contains(topic)) {
            findings.add(TOPIC, "'" + topic + "' is not among topics, so no heartbeat would come; add it there");
        }
        findings.unmatched(topic).ifPresent(regex -> findings.add(TOPIC, unmatched(topic, regex)));
        String after = findings.value(STALENESS_AFTER_MS).strip();
        if (topic.isEmpty() && !after.isEmpty() && !after.equals("0")) {
            findings.add(STALENESS_AFTER_MS, "needs heartbeat.topic; set it to the heartbeat.topic of the source");
        }
    }

    private static String unmatched(String topic, String regex) {
        return "'%s' does not match topics.regex, which is '%s', so no heartbeat would come; let it match both, such as (%s)|%s"
                .formatted(topic, regex, regex, topic);
    }

    /** The topic of heartbeats; absent if there are none. */
    public Optional<String> topic() {
        return Optional.of(config.getString(TOPIC).strip()).filter(topic -> !topic.isEmpty());
    }

    /** How long nothing may be scanned; absent if nothing is to be said. */
    public Optional<Duration> stalenessAfter() {
        long millis = config.getLong(STALENESS_AFTER_MS);
        return millis == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    }
}
