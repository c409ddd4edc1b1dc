package io.tocsin.slack.config;

import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Width;

/** How fast messages go, and how many may wait. */
public final class DeliverySettings {
    public static final String RATE_PER_SECOND = "rate.per.second";
    public static final String RATE_BURST = "rate.burst";
    public static final String TOKEN_RATE_PER_MINUTE = "token.rate.per.minute";
    public static final String QUEUE_MAX_RECORDS = "queue.max.records";
    public static final String QUEUE_MAX_BYTES = "queue.max.bytes";

    public static final String DRY_RUN = "dry.run";

    private static final String GROUP = "Delivery";
    private static final int MEBIBYTE = 1024 * 1024;
    private static final double SECONDS = 60;
    /** Part of a minute's messages of a token that may go at once. */
    private static final int AT_ONCE = 5;

    private final AbstractConfig config;

    DeliverySettings(AbstractConfig config) {
        this.config = config;
    }

    static ConfigDef define(ConfigDef def) {
        return defineQueue(defineRate(def))
                .define(
                        DRY_RUN,
                        ConfigDef.Type.BOOLEAN,
                        false,
                        Importance.LOW,
                        "Whether messages are only written to the worker's log, as plain text and with the destination they"
                                + " would go to. Nothing is posted, at the same pace, and offsets are committed.",
                        GROUP,
                        20,
                        Width.SHORT,
                        "Dry run");
    }

    private static ConfigDef defineRate(ConfigDef def) {
        return def.define(
                        RATE_PER_SECOND,
                        ConfigDef.Type.DOUBLE,
                        1.0,
                        Validators.number(0.01, 50.0),
                        Importance.MEDIUM,
                        "Messages a second, for all tasks of this destination in one worker together. Slack allows one a"
                                + " second in a channel. When Slack asks to slow down, the rate halves and comes back by a"
                                + " tenth of this each minute.",
                        GROUP,
                        1,
                        Width.SHORT,
                        "Messages a second")
                .define(
                        RATE_BURST,
                        ConfigDef.Type.INT,
                        9,
                        Range.between(1, 100),
                        Importance.LOW,
                        "Messages that may go at once after a pause. Slack hides messages from readers if there are many.",
                        GROUP,
                        2,
                        Width.SHORT,
                        "Burst")
                .define(
                        TOKEN_RATE_PER_MINUTE,
                        ConfigDef.Type.INT,
                        200,
                        Range.between(1, 60_000),
                        Importance.MEDIUM,
                        "Messages a minute with one bot token, over all of its channels and all tasks in one worker together."
                                + " A fifth of it, or rate.burst if that is more, may go at once after a pause. Slack allows an"
                                + " app several hundred a minute in a workspace. Webhooks have no such limit.",
                        GROUP,
                        3,
                        Width.SHORT,
                        "Messages a minute by token");
    }

    private static ConfigDef defineQueue(ConfigDef def) {
        return def.define(
                        QUEUE_MAX_RECORDS,
                        ConfigDef.Type.INT,
                        1_000,
                        Range.between(1, 10_000_000),
                        Importance.LOW,
                        "Messages that may wait in a task before it pauses its partitions; they resume below half of it. It"
                                + " can be exceeded by what one poll returns.",
                        GROUP,
                        4,
                        Width.SHORT,
                        "Queued records")
                .define(
                        QUEUE_MAX_BYTES,
                        ConfigDef.Type.LONG,
                        16L * MEBIBYTE,
                        Range.between(64 * 1024, 16L * 1024 * MEBIBYTE),
                        Importance.LOW,
                        "About how many bytes may wait in a task before it pauses its partitions, as above: records with their"
                                + " keys and headers, as the worker read and converted them, and the messages made of them.",
                        GROUP,
                        5,
                        Width.SHORT,
                        "Queued bytes");
    }

    /** Whether nothing is posted. */
    public boolean isDryRun() {
        return config.getBoolean(DRY_RUN);
    }

    /** Messages a second. */
    public double ratePerSecond() {
        return config.getDouble(RATE_PER_SECOND);
    }

    /** Messages at once after a pause. */
    public int rateBurst() {
        return config.getInt(RATE_BURST);
    }

    /** Messages a second with one bot token. */
    public double tokenRatePerSecond() {
        return config.getInt(TOKEN_RATE_PER_MINUTE) / SECONDS;
    }

    /** Messages at once with one bot token after a pause. */
    public int tokenBurst() {
        return Math.max(rateBurst(), config.getInt(TOKEN_RATE_PER_MINUTE) / AT_ONCE);
    }

    /** High-water mark of the queue, in records. */
    public int queueMaxRecords() {
        return config.getInt(QUEUE_MAX_RECORDS);
    }

    /** High-water mark of the queue, in bytes. */
    public long queueMaxBytes() {
        return config.getLong(QUEUE_MAX_BYTES);
    }
}
