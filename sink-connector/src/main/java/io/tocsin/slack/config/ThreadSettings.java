package io.tocsin.slack.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Width;

/** Which messages stand together in a thread. The templates themselves are opaque here. */
public final class ThreadSettings {
    public static final String BY = "thread.by";
    public static final String MAX_AGE = "thread.max.age.ms";

    private static final String GROUP = "Threads";

    private final AbstractConfig config;
    private final Map<String, String> properties;

    ThreadSettings(AbstractConfig config, Map<String, String> properties) {
        this.config = config;
        this.properties = properties;
    }

    static ConfigDef define(ConfigDef def) {
        return def.define(
                        BY,
                        ConfigDef.Type.STRING,
                        "",
                        Importance.MEDIUM,
                        "Template of the name of the thread that a record's message goes to, such as {{ log_group }}"
                                + " {{ log_stream }}: the first message of a name stands in the channel, later ones in its"
                                + " thread. A record for which it makes nothing is posted in the channel. Needs a bot token,"
                                + " the channel's id, and, to find threads again after a restart, the scope channels:history"
                                + " (groups:history for a private channel). Digests stand in the channel. Blank: no threads.",
                        GROUP,
                        1,
                        Width.LONG,
                        "Thread by")
                .define(
                        MAX_AGE,
                        ConfigDef.Type.LONG,
                        Duration.ofDays(1).toMillis(),
                        Range.between(60_000, Duration.ofDays(90).toMillis()),
                        Importance.LOW,
                        "The age of its first message from which on a thread gets no more messages: the next one of its name"
                                + " stands in the channel, and begins a new thread. After a restart the channel's history is"
                                + " read so far back.",
                        GROUP,
                        2,
                        Width.SHORT,
                        "Longest thread");
    }

    static void check(Findings findings) {
        new ThreadsCheck(findings).run();
    }

    /** The template of each setting that has one, as it is written. */
    public static Map<String, String> templates(Map<String, String> properties) {
        Stream<String> ofRoutes = RoutesSettings.names(properties).stream().map(ThreadSettings::of);
        Map<String, String> templates = new LinkedHashMap<>();
        Stream.concat(Stream.of(BY), ofRoutes)
                .filter(setting -> properties.get(setting) != null)
                .forEach(setting -> templates.put(setting, properties.get(setting)));
        return templates;
    }

    /** The setting with the template for the records of a route; where it is not set, {@link #BY} holds. */
    public static String of(String route) {
        return RoutesSettings.setting(route, BY);
    }

    /** As {@link #templates(Map)}. */
    public Map<String, String> templates() {
        return templates(properties);
    }

    /** Whether any messages go to threads. */
    public boolean isOn() {
        return templates().values().stream().anyMatch(by -> !by.isBlank());
    }

    /** The age of its first message from which on a thread gets no more. */
    public Duration maxAge() {
        return Duration.ofMillis(config.getLong(MAX_AGE));
    }
}
