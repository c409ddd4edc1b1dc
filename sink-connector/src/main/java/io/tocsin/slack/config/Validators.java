package io.tocsin.slack.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** What single settings may be. A secret is never quoted. */
final class Validators {
    /**
     * An id (C…, G…, D…, U…) or a name, with or without '#': letters, marks and digits of any script, '-' and '_', and no capitals
     * where the script has them.
     */
    private static final Pattern CHANNEL =
            Pattern.compile("[CGDU][A-Z0-9]{5,20}|#?[\\p{L}\\p{M}\\p{N}_\\-&&[^\\p{Lu}\\p{Lt}]]{1,80}");

    private static final Pattern CHANNEL_ID = Pattern.compile("[CGD][A-Z0-9]{5,20}");

    /** What may hold a password, in an address that may be wrong in any other way. */
    private static final Pattern USER = Pattern.compile("(?<=//).*@|^(?!.*//).+@");

    private static final Pattern EPOCH = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    /** Slack's hosts, GovSlack's included. */
    private static final Pattern SLACK_HOST = Pattern.compile("(.*\\.)?slack(-gov)?\\.com");
    /** Paths of webhooks that start a workflow: they take its variables and no messages. */
    private static final Pattern WORKFLOW = Pattern.compile("/(workflows|triggers)(/.*)?");
    /** What an HTTP header can carry. */
    private static final Pattern TOKEN = Pattern.compile("[!-~]+");

    private Validators() {}

    /** A length of time in milliseconds, from {@code least} to ten years: some of them added up are still a moment. */
    static ConfigDef.Validator millis(long least) {
        return ConfigDef.Range.between(least, Duration.ofDays(3_650).toMillis());
    }

    /** A number between two others; NaN is between none, but no less than one and no more than the other. */
    static ConfigDef.Validator number(double least, double most) {
        ConfigDef.Range range = ConfigDef.Range.between(least, most);
        return LambdaValidator.with(
                (name, value) -> {
                    if (value instanceof Number number && Double.isNaN(number.doubleValue())) {
                        throw new ConfigException(name, value, "Value must be a number from " + least + " to " + most);
                    }
                    range.ensureValid(name, value);
                },
                range::toString);
    }

    static ConfigDef.Validator webhook() {
        return secret("an incoming webhook's URL, https://hooks.slack.com/services/T…/B…/X…", value -> {
            URI uri = web(value);
            require(uri.getRawPath() != null && uri.getRawPath().length() > 1, "has no path");
            require(
                    !isWorkflow(uri),
                    "is the webhook of a workflow (/workflows/ or /triggers/), which takes variables and no Block Kit"
                            + " messages");
        });
    }

    private static boolean isWorkflow(URI uri) {
        return SLACK_HOST.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches()
                && WORKFLOW.matcher(uri.getRawPath()).matches();
    }

    static ConfigDef.Validator token() {
        return secret("a bot token, as Slack shows it under 'OAuth & Permissions'; it starts with xoxb-", value -> {
            require(TOKEN.matcher(value).matches(), "is blank, or has spaces or other characters that no token has");
            require(!value.startsWith("xapp-"), "is an app-level token, which cannot post");
            require(!value.startsWith("http"), "is a URL; a webhook goes into slack.webhook.url");
        });
    }

    /** Whether a channel is named by its id, as most methods of Slack's want it. */
    static boolean isChannelId(String channel) {
        return CHANNEL_ID.matcher(channel).matches();
    }

    static ConfigDef.Validator channel() {
        return text(
                "a channel's id such as C0123456789, or its name in lower case such as #alerts",
                value -> require(CHANNEL.matcher(value).matches(), "is neither"));
    }

    static ConfigDef.Validator epoch() {
        return text(
                "up to 64 letters, digits, '.', '_' or '-'",
                value -> require(EPOCH.matcher(value.strip()).matches(), "is none"));
    }

    static ConfigDef.Validator url() {
        return address("an http or https URL such as https://slack.com/api/", value -> {
            URI uri = web(value);
            require(uri.getUserInfo() == null, "has a user in it, for which Slack has no use");
            require(uri.getRawQuery() == null && uri.getRawFragment() == null, "goes on after its path");
        });
    }

    static ConfigDef.Validator proxy() {
        return address("an HTTP proxy as http://host:port", value -> {
            URI uri = web(value);
            require(uri.getScheme().equals("http"), "has another scheme");
            require(uri.getPort() > 0, "has no port");
            require(uri.getUserInfo() == null, "has a user in it; use proxy.user and proxy.password");
        });
    }

    static ConfigDef.Validator certificates() {
        return text("a PEM file of certificates that this worker can read", PemFile::check);
    }

    private static URI web(String value) {
        try {
            URI uri = new URI(value.strip());
            require(uri.getScheme() != null && Set.of("http", "https").contains(uri.getScheme()), "is no http(s) URL");
            require(uri.getHost() != null, "has no valid host");
            require(uri.getPort() <= 65_535, "has an impossible port");
            return uri;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is no URL");
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static ConfigDef.Validator text(String expected, Consumer<String> check) {
        return shown(value -> value, expected, check);
    }

    /** A text into which people put passwords. */
    private static ConfigDef.Validator address(String expected, Consumer<String> check) {
        return shown(value -> USER.matcher(value).replaceFirst("[hidden]@"), expected, check);
    }

    private static ConfigDef.Validator shown(UnaryOperator<String> as, String expected, Consumer<String> check) {
        return LambdaValidator.with(
                (name, value) -> {
                    if (value != null) {
                        explain(name, "'" + as.apply(value.toString()) + "' ", expected, value.toString(), check);
                    }
                },
                () -> expected);
    }

    private static ConfigDef.Validator secret(String expected, Consumer<String> check) {
        return LambdaValidator.with(
                (name, value) -> {
                    if (value != null) {
                        explain(name, "the value (not shown) ", expected, ((Password) value).value(), check);
                    }
                },
                () -> expected);
    }

    private static void explain(String name, String shown, String expected, String value, Consumer<String> check) {
        try {
            check.accept(value);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(name + ": " + shown + e.getMessage() + ". Expected " + expected);
        }
    }
}
