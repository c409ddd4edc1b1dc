package io.tocsin.slack.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;

/** Which records go where. The conditions themselves are opaque here. */
public final class RoutesSettings {
    public static final String ROUTES = "routes";

    static final String CHANNEL = "channel";
    static final String WEBHOOK_URL = "webhook.url";
    static final String BOT_TOKEN = "bot.token";
    static final String DROP = "drop";
    static final String MATCH = "match.";
    /** What a route may set, but for its conditions. */
    static final Set<String> OF_A_ROUTE = Set.of(CHANNEL, WEBHOOK_URL, BOT_TOKEN, DROP, ThreadSettings.BY);

    private static final String PREFIX = ROUTES + ".";
    private static final String GROUP = "Routes";

    private final AbstractConfig config;
    private final Map<String, String> properties;

    RoutesSettings(AbstractConfig config, Map<String, String> properties) {
        this.config = config;
        this.properties = properties;
    }

    static ConfigDef define(ConfigDef def) {
        return def.define(
                ROUTES,
                ConfigDef.Type.LIST,
                List.of(),
                Importance.MEDIUM,
                "Names of routes, in the order in which they are tried: a record takes the first one whose conditions"
                        + " (routes.NAME.match.…) all hold. A record that none takes goes where slack.* says; where that"
                        + " says nothing, the last route must be one without conditions, which takes the rest.",
                GROUP,
                1,
                Width.LONG,
                "Routes");
    }

    /** Adds the settings of the routes that are listed. */
    static ConfigDef define(ConfigDef def, Map<String, String> properties) {
        int order = 2;
        for (Map.Entry<String, Map<String, String>> route :
                conditions(properties).entrySet()) {
            order = defineRoute(def, route.getKey(), order);
            for (String condition : route.getValue().keySet()) {
                order = defineCondition(def, setting(route.getKey(), MATCH + condition), order);
            }
        }
        return def;
    }

    private static int defineRoute(ConfigDef def, String name, int order) {
        def.define(
                setting(name, CHANNEL),
                ConfigDef.Type.STRING,
                null,
                Validators.channel(),
                Importance.MEDIUM,
                "The channel that this route's records go to, by bot token. By default slack.channel.",
                GROUP,
                order,
                Width.MEDIUM,
                "Channel of " + name);
        def.define(
                setting(name, WEBHOOK_URL),
                ConfigDef.Type.PASSWORD,
                null,
                Validators.webhook(),
                Importance.MEDIUM,
                "URL of the incoming webhook that this route's records go to. By default slack.webhook.url, unless the"
                        + " route has a channel or a bot token.",
                GROUP,
                order + 1,
                Width.LONG,
                "Webhook URL of " + name);
        return defineRest(def, name, order + 2);
    }

    private static int defineRest(ConfigDef def, String name, int order) {
        def.define(
                setting(name, BOT_TOKEN),
                ConfigDef.Type.PASSWORD,
                null,
                Validators.token(),
                Importance.MEDIUM,
                "Bot token for this route's channel. By default slack.bot.token.",
                GROUP,
                order,
                Width.LONG,
                "Bot token of " + name);
        def.define(
                setting(name, DROP),
                ConfigDef.Type.BOOLEAN,
                false,
                Importance.MEDIUM,
                "Whether this route's records are not posted at all, only counted.",
                GROUP,
                order + 1,
                Width.SHORT,
                "Drop " + name);
        def.define(
                setting(name, ThreadSettings.BY),
                ConfigDef.Type.STRING,
                null,
                Importance.LOW,
                "Template of the name of the thread that a message of this route goes to; blank for no threads. By"
                        + " default thread.by.",
                GROUP,
                order + 2,
                Width.LONG,
                "Thread by, of " + name);
        return order + 3;
    }

    private static int defineCondition(ConfigDef def, String setting, int order) {
        def.define(
                setting,
                ConfigDef.Type.STRING,
                ConfigDef.NO_DEFAULT_VALUE,
                Importance.MEDIUM,
                "What the record is compared with.",
                GROUP,
                order,
                Width.MEDIUM,
                setting);
        return order + 1;
    }

    static String setting(String name, String what) {
        return ROUTES + "." + name + "." + what;
    }

    /** Whether a setting of a route is written, and not empty. */
    static boolean has(Findings findings, String route, String what) {
        return findings.has(setting(route, what));
    }

    /** Whether a route drops what it takes. */
    static boolean isDrop(Findings findings, String route) {
        return findings.value(setting(route, DROP)).strip().equalsIgnoreCase("true");
    }

    static List<String> names(Map<String, String> properties) {
        return Findings.items(properties.get(ROUTES));
    }

    /**
     * The conditions of each route, as they are written.
     *
     * @return for each route by its name, in their order, what follows {@code routes.NAME.match.} and the expected text
     */
    public static Map<String, Map<String, String>> conditions(Map<String, String> properties) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        names(properties).forEach(name -> all.put(name, new TreeMap<>()));
        properties.forEach((key, value) -> {
            int match = key.indexOf('.' + MATCH, PREFIX.length());
            Map<String, String> conditions =
                    key.startsWith(PREFIX) && match > 0 ? all.get(key.substring(PREFIX.length(), match)) : null;
            if (conditions != null) {
                conditions.put(key.substring(match + 1 + MATCH.length()), value == null ? "" : value);
            }
        });
        return all;
    }

    /** The topics that a route's condition on the topic can be about; empty if settings do not tell. */
    public static List<String> topics(Map<String, String> properties) {
        // A transformation may change a record's topic.
        return properties.getOrDefault("transforms", "").isBlank()
                ? Findings.items(properties.get("topics"))
                : List.of();
    }

    static void check(Findings findings) {
        new RoutesCheck(findings).run();
    }

    /** The conditions of each route, in their order; as {@link #conditions(Map)}. */
    public Map<String, Map<String, String>> conditions() {
        return conditions(properties);
    }

    /** The topics that a condition can be about; as {@link #topics(Map)}. */
    public List<String> topics() {
        return topics(properties);
    }

    /** Where a route's records go; empty if they are dropped. */
    public Optional<Address> address(String name) {
        return config.getBoolean(setting(name, DROP)) ? Optional.empty() : Optional.of(destination(name));
    }

    /** What the route does not set is the connector's. */
    private Address destination(String name) {
        DestinationSettings connector = new DestinationSettings(config);
        Optional<Address> webhook =
                secret(name, WEBHOOK_URL).map(url -> Address.webhook(url, setting(name, WEBHOOK_URL)));
        Optional<String> token = secret(name, BOT_TOKEN);
        Optional<String> channel = Optional.ofNullable(config.getString(setting(name, CHANNEL)));
        if (webhook.isPresent() || (token.isEmpty() && channel.isEmpty())) {
            return webhook.or(connector::own).orElseThrow();
        }
        return Address.channel(
                token.or(connector::botToken).orElseThrow(),
                channel.or(connector::channel).orElseThrow(),
                token.isPresent() ? setting(name, BOT_TOKEN) : DestinationSettings.BOT_TOKEN);
    }

    private Optional<String> secret(String name, String what) {
        return DestinationSettings.password(config, setting(name, what));
    }
}
