package io.tocsin.slack.config;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Width;

/** How often a record may stand in Slack, and how long delivery is tried. */
public final class GuaranteeSettings {
    public static final String GUARANTEE = "delivery.guarantee";
    public static final String EPOCH = "delivery.epoch";
    public static final String READBACK_LAG = "readback.lag.ms";
    public static final String READBACK_REACH = "readback.reach.ms";
    public static final String READBACK_TIMEOUT = "readback.timeout.ms";
    public static final String RETRY_TIMEOUT = "retry.timeout.ms";

    static final String AT_LEAST_ONCE = "at-least-once";
    static final String EFFECTIVELY_ONCE = "effectively-once";

    private static final String GROUP = "Guarantee";
    private static final long FOR_EVER = -1;

    private final AbstractConfig config;

    GuaranteeSettings(AbstractConfig config) {
        this.config = config;
    }

    static ConfigDef define(ConfigDef def) {
        return defineRetry(defineReadback(defineGuarantee(def)));
    }

    private static ConfigDef defineGuarantee(ConfigDef def) {
        return def.define(
                        GUARANTEE,
                        ConfigDef.Type.STRING,
                        AT_LEAST_ONCE,
                        ConfigDef.CaseInsensitiveValidString.in(AT_LEAST_ONCE, EFFECTIVELY_ONCE),
                        Importance.MEDIUM,
                        "'at-least-once': a message may stand in Slack twice after a crash, or where Slack's answer left open"
                                + " whether it was posted. 'effectively-once': messages carry metadata, and the channel's"
                                + " history is read in these cases, so that what stands there is not posted again; this needs"
                                + " a bot token, the channel's id, and the scope channels:history (groups:history for a"
                                + " private channel).",
                        GROUP,
                        1,
                        Width.MEDIUM,
                        "Guarantee")
                .define(
                        EPOCH,
                        ConfigDef.Type.STRING,
                        "1",
                        Validators.epoch(),
                        Importance.LOW,
                        "With effectively-once: only messages of this epoch count as posted. Change it to post the same"
                                + " records into the same channel again.",
                        GROUP,
                        2,
                        Width.SHORT,
                        "Epoch");
    }

    private static ConfigDef defineReadback(ConfigDef def) {
        return def.define(
                        READBACK_LAG,
                        ConfigDef.Type.LONG,
                        2_000L,
                        Range.between(0, 60_000),
                        Importance.LOW,
                        "With effectively-once: how long Slack may take to show a message in a channel's history. So long the"
                                + " first record of a partition waits after its assignment, and so long, twice, a message"
                                + " of which nobody knows is looked for before it is posted again.",
                        GROUP,
                        3,
                        Width.SHORT,
                        "Visible within")
                .define(
                        READBACK_REACH,
                        ConfigDef.Type.LONG,
                        Duration.ofDays(7).toMillis(),
                        Validators.millis(Duration.ofHours(1).toMillis()),
                        Importance.LOW,
                        "With effectively-once: how far back a channel's history is read at most. It is read back to the"
                                + " timestamp of the first record that is not committed, less ten minutes, and less two hours if its"
                                + " producer gave it that time.",
                        GROUP,
                        4,
                        Width.SHORT,
                        "Reach")
                .define(
                        READBACK_TIMEOUT,
                        ConfigDef.Type.LONG,
                        FOR_EVER,
                        Validators.millis(FOR_EVER),
                        Importance.LOW,
                        "With effectively-once: after how long without an answer to give up reading a channel's history, and"
                                + " to go on at least once. -1 never gives up: records wait.",
                        GROUP,
                        5,
                        Width.SHORT,
                        "Give up reading after");
    }

    private static ConfigDef defineRetry(ConfigDef def) {
        return def.define(
                RETRY_TIMEOUT,
                ConfigDef.Type.LONG,
                FOR_EVER,
                Validators.millis(FOR_EVER),
                Importance.LOW,
                "For how long to try to send a message that Slack neither takes nor refuses. After that its records go to the"
                        + " dead letter queue where there is one, else the task fails; the task also fails if it happens to"
                        + " the next message too, as then it is not the message's fault. 0 does not try again, -1 tries for"
                        + " ever. Waiting because Slack asks for it does not count.",
                GROUP,
                6,
                Width.SHORT,
                "Retry for");
    }

    static void check(Findings findings) {
        if (!findings.value(GUARANTEE).strip().equalsIgnoreCase(EFFECTIVELY_ONCE)) {
            return;
        }
        for (String setting : findings.keys("")) {
            if (isWebhook(setting) && findings.has(setting)) {
                findings.add(
                        setting,
                        "cannot be used with delivery.guarantee=effectively-once, as an incoming webhook tells nothing of"
                                + " what it posted; use a bot token and a channel's id, or at-least-once");
            } else if (isChannel(setting)
                    && findings.has(setting)
                    && !Validators.isChannelId(findings.value(setting).strip())) {
                findings.add(
                        setting,
                        "'" + findings.value(setting) + "' is no channel id, which delivery.guarantee=effectively-once"
                                + " needs to read the channel's history. Expected C… (G… for some private channels, D… for a"
                                + " direct message); Slack shows it at the end of the channel's details");
            }
        }
    }

    private static boolean isWebhook(String setting) {
        return setting.equals(DestinationSettings.WEBHOOK_URL)
                || (setting.startsWith("routes.") && setting.endsWith(".webhook.url"));
    }

    private static boolean isChannel(String setting) {
        return setting.equals(DestinationSettings.CHANNEL)
                || (setting.startsWith("routes.") && setting.endsWith(".channel"));
    }

    /** Whether channels are read back. */
    public boolean isEffectivelyOnce() {
        return config.getString(GUARANTEE).toLowerCase(Locale.ROOT).equals(EFFECTIVELY_ONCE);
    }

    /** Only messages of this epoch count as posted. */
    public String epoch() {
        return config.getString(EPOCH).strip();
    }

    /** How long Slack may take to show a message in a channel's history. */
    public Duration readbackLag() {
        return Duration.ofMillis(config.getLong(READBACK_LAG));
    }

    /** How far back a channel's history is read at most. */
    public Duration readbackReach() {
        return Duration.ofMillis(config.getLong(READBACK_REACH));
    }

    /** After how long without an answer to go on without a channel's history; empty for never. */
    public Optional<Duration> readbackTimeout() {
        return limit(READBACK_TIMEOUT);
    }

    /** For how long to try to send a message; empty for ever. */
    public Optional<Duration> retryTimeout() {
        return limit(RETRY_TIMEOUT);
    }

    private Optional<Duration> limit(String name) {
        long millis = config.getLong(name);
        return millis == FOR_EVER ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    }
}
