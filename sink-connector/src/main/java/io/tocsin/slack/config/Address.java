package io.tocsin.slack.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where messages go: an incoming webhook, or a channel by bot token. Holds secrets, which its text does not show.
 *
 * @param webhookUrl the webhook; null if a bot token is used
 * @param botToken the bot token; null if a webhook is used
 * @param channel the channel's id or name; null if a webhook is used
 * @param setting the setting that the webhook or token is from
 */
public record Address(
        @Nullable String webhookUrl,
        @Nullable String botToken,
        @Nullable String channel,
        String setting) {

    static Address webhook(String url, String setting) {
        return new Address(url, null, null, setting);
    }

    static Address channel(String token, String channel, String setting) {
        return new Address(null, token, channel, setting);
    }

    /** Tells destinations apart; a channel's name counts with '#' and without. Holds a secret. */
    public String identity() {
        return webhookUrl != null
                ? webhookUrl
                : botToken + " " + Objects.requireNonNull(channel).replaceFirst("^#", "");
    }

    /** Where it is, in words without secrets. */
    @Override
    public String toString() {
        return channel != null ? channel + " (" + setting + ")" : "the webhook of " + setting;
    }
}
