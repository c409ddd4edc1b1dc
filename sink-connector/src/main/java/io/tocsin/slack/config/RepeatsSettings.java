package io.tocsin.slack.config;

import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Width;

/** What to do with events that a topic holds more than once. */
public final class RepeatsSettings {
    public static final String DROP = "drop.repeated.events";
    public static final String WINDOW = "drop.repeated.events.window";

    private static final String GROUP = "Repeats";

    private final AbstractConfig config;

    RepeatsSettings(AbstractConfig config) {
        this.config = config;
    }

    static ConfigDef define(ConfigDef def) {
        return def.define(
                        DROP,
                        ConfigDef.Type.BOOLEAN,
                        false,
                        Importance.LOW,
                        "Whether an event that a topic holds more than once is posted once: a record with the event id (header"
                                + " cloudwatch.event.id, or field event_id) of an earlier record to the same destination is"
                                + " dropped and counted.",
                        GROUP,
                        1,
                        Width.SHORT,
                        "Drop repeats")
                .define(
                        WINDOW,
                        ConfigDef.Type.INT,
                        10_000,
                        Range.between(1, 1_000_000),
                        Importance.LOW,
                        "How many of the newest events of each destination a task remembers for that, about 250 bytes each. It"
                                + " forgets them when it restarts.",
                        GROUP,
                        2,
                        Width.SHORT,
                        "Remembered events");
    }

    /** How many events to remember; 0 if repeats are not dropped. */
    public int window() {
        return config.getBoolean(DROP) ? config.getInt(WINDOW) : 0;
    }
}
