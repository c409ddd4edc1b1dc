package io.tocsin.slack.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.types.Password;

/** Where messages go: an incoming webhook, or a channel by bot token. */
public final class DestinationSettings {
    public static final String WEBHOOK_URL = "slack.webhook.url";
    public static final String BOT_TOKEN = "slack.bot.token";
    public static final String CHANNEL = "slack.channel";
    public static final String API_URL = "slack.api.url";
    public static final String ON_REFUSAL = "behavior.on.refusal";

    public static final String VALIDATE_ONLINE = "validate.online";

    private static final String GROUP = "Destination";
    private static final String HOLD = "hold";
    private static final String FAIL = "fail";

    private final AbstractConfig config;

    DestinationSettings(AbstractConfig config) {
        this.config = config;
    }

    static ConfigDef define(ConfigDef def) {
        return defineWhere(def)
                .define(
                        API_URL,
                        ConfigDef.Type.STRING,
                        "https://slack.com/api/",
                        Validators.url(),
                        Importance.LOW,
                        "Base of Slack's Web API, used with a bot token. GovSlack: https://slack-gov.com/api/.",
                        GROUP,
                        4,
                        Width.LONG,
                        "Web API")
                .define(
                        ON_REFUSAL,
                        ConfigDef.Type.STRING,
                        HOLD,
                        ConfigDef.CaseInsensitiveValidString.in(HOLD, FAIL),
                        Importance.MEDIUM,
                        "What to do when Slack refuses the channel, the credential or any message, or something else answers in"
                                + " its place (the page of a proxy): 'hold' keeps everything and tries again slowly until it is"
                                + " mended, 'fail' stops the task. Nothing is lost either way.",
                        GROUP,
                        5,
                        Width.SHORT,
                        "On refusal")
                .define(
                        VALIDATE_ONLINE,
                        ConfigDef.Type.BOOLEAN,
                        false,
                        Importance.LOW,
                        "Whether the validation of a configuration, as when it is created or changed, asks Slack if"
                                + " each bot token is good and has the scopes it needs. Takes up to 5 seconds for each"
                                + " token. Webhooks are not tried, as they can only be tried by posting.",
                        GROUP,
                        6,
                        Width.SHORT,
                        "Validate online");
    }

    private static ConfigDef defineWhere(ConfigDef def) {
        return def.define(
                        WEBHOOK_URL,
                        ConfigDef.Type.PASSWORD,
                        null,
                        Validators.webhook(),
                        Importance.HIGH,
                        "URL of an incoming webhook; messages go to the channel it was made for. Either this, or"
                                + " slack.bot.token and slack.channel.",
                        GROUP,
                        1,
                        Width.LONG,
                        "Webhook URL")
                .define(
                        BOT_TOKEN,
                        ConfigDef.Type.PASSWORD,
                        null,
                        Validators.token(),
                        Importance.HIGH,
                        "Bot token (xoxb-…) of a Slack app with the scope chat:write.",
                        GROUP,
                        2,
                        Width.LONG,
                        "Bot token")
                .define(
                        CHANNEL,
                        ConfigDef.Type.STRING,
                        null,
                        Validators.channel(),
                        Importance.HIGH,
                        "With a bot token: the channel, as id (C0123456789) or name (#alerts). The app must be a"
                                + " member of it.",
                        GROUP,
                        3,
                        Width.MEDIUM,
                        "Channel");
    }

    static void check(Findings findings) {
        boolean webhook = findings.has(WEBHOOK_URL);
        boolean token = findings.has(BOT_TOKEN);
        if (webhook && token) {
            String both = "both slack.webhook.url and slack.bot.token are set; remove one, as a task posts in one way";
            findings.add(WEBHOOK_URL, both);
            findings.add(BOT_TOKEN, both);
        }
        if (webhook && !token && findings.has(CHANNEL)) {
            findings.add(
                    CHANNEL, "has no effect with slack.webhook.url, which posts to a channel of its own; remove it");
        }
        if (findings.list(RoutesSettings.ROUTES).isEmpty()) {
            checkComplete(findings, webhook, token);
        }
    }

    /** With routes, these settings may be incomplete or absent, as each route may have its own. */
    private static void checkComplete(Findings findings, boolean webhook, boolean token) {
        if (!webhook && !token) {
            String either = "set either slack.webhook.url, or slack.bot.token and slack.channel; neither is set";
            findings.add(WEBHOOK_URL, either);
            findings.add(BOT_TOKEN, either);
        }
        if (token && !findings.has(CHANNEL)) {
            findings.add(CHANNEL, "is required with slack.bot.token; set it to a channel's id or name");
        }
    }

    /** Whether these settings name a destination by themselves. */
    static boolean isComplete(Findings findings) {
        return findings.has(WEBHOOK_URL) || (findings.has(BOT_TOKEN) && findings.has(CHANNEL));
    }

    /** The connector's own destination; absent if only its routes have one. */
    public Optional<Address> own() {
        return password(config, WEBHOOK_URL)
                .map(url -> Address.webhook(url, WEBHOOK_URL))
                .or(() -> botToken()
                        .flatMap(token -> channel().map(channel -> Address.channel(token, channel, BOT_TOKEN))));
    }

    Optional<String> botToken() {
        return password(config, BOT_TOKEN);
    }

    Optional<String> channel() {
        return Optional.ofNullable(config.getString(CHANNEL));
    }

    /** The Web API's base, ending in a slash. */
    public String apiUrl() {
        String url = config.getString(API_URL).strip();
        return url.endsWith("/") ? url : url + "/";
    }

    /** Returns whether the validation asks Slack; of settings as they are written. */
    public static boolean isValidatedOnline(Map<String, String> properties) {
        return String.valueOf(properties.get(VALIDATE_ONLINE)).strip().equalsIgnoreCase("true");
    }

    /** Whether the task stops when the channel or the credential is refused. */
    public boolean failOnRefusal() {
        return config.getString(ON_REFUSAL).toLowerCase(Locale.ROOT).equals(FAIL);
    }

    static Optional<String> password(AbstractConfig config, String name) {
        return Optional.ofNullable(config.getPassword(name))
                .map(Password::value)
                .map(String::strip);
    }
}
