package io.tocsin.slack.config;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Width;

/** How many records a message stands for. */
public final class DigestSettings {
    public static final String MODE = "delivery.mode";
    public static final String WINDOW_MS = "digest.window.ms";
    public static final String STORM_RECORDS = "storm.threshold.records";
    public static final String LATE_AFTER_MS = "late.after.ms";

    private static final String GROUP = "Digests";

    private final AbstractConfig config;

    DigestSettings(AbstractConfig config) {
        this.config = config;
    }

    static ConfigDef define(ConfigDef def) {
        def.define(
                MODE,
                ConfigDef.Type.STRING,
                "adaptive",
                ConfigDef.CaseInsensitiveValidString.in("individual", "adaptive", "digest"),
                Importance.MEDIUM,
                "How many records a message stands for. 'individual': one each. 'adaptive': one, at once, if no other waits;"
                        + " as many as fit, each with its text, if several wait that would have the same header; all"
                        + " there are, counted by kind, in a storm. 'digest': all that come within digest.window.ms, counted"
                        + " by kind.",
                GROUP,
                1,
                Width.SHORT,
                "Delivery mode");
        return defineRest(def);
    }

    private static ConfigDef defineRest(ConfigDef def) {
        return def.define(
                        WINDOW_MS,
                        ConfigDef.Type.LONG,
                        30_000L,
                        Range.between(1_000, 86_400_000),
                        Importance.LOW,
                        "How long records are counted for one digest. In a storm the first digests come sooner, and one comes"
                                + " as soon as nothing has come for 2 seconds.",
                        GROUP,
                        2,
                        Width.SHORT,
                        "Digest window")
                .define(
                        STORM_RECORDS,
                        ConfigDef.Type.INT,
                        100,
                        Range.between(2, 10_000_000),
                        Importance.LOW,
                        "From how many waiting records on there is a storm. More messages than can go in ten seconds, and"
                                + " more than 10, are a storm too.",
                        GROUP,
                        3,
                        Width.SHORT,
                        "Storm")
                .define(
                        LATE_AFTER_MS,
                        ConfigDef.Type.LONG,
                        0L,
                        Validators.millis(0),
                        Importance.LOW,
                        "Records of events that happened longer ago than this when they come, as after an outage, are counted in a"
                                + " digest that is marked late, whatever the mode. 0: none are.",
                        GROUP,
                        4,
                        Width.SHORT,
                        "Late after");
    }

    /** In lower case. */
    public String mode() {
        return config.getString(MODE).toLowerCase(Locale.ROOT);
    }

    /** How long records are counted for one digest. */
    public Duration window() {
        return Duration.ofMillis(config.getLong(WINDOW_MS));
    }

    /** From how many waiting records on there is a storm. */
    public int stormRecords() {
        return config.getInt(STORM_RECORDS);
    }

    /** The age from which on a record is late; absent if none is. */
    public Optional<Duration> lateAfter() {
        long millis = config.getLong(LATE_AFTER_MS);
        return millis == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    }
}
