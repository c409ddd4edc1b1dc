package io.tocsin.slack.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** Whether messages can go to threads where they are to: by a bot token, to a channel whose id is known. */
final class ThreadsCheck {
    private static final String WEBHOOK = "an incoming webhook does not tell which message begins a thread";

    private final Findings findings;

    ThreadsCheck(Findings findings) {
        this.findings = findings;
    }

    void run() {
        Map<String, String> channels = new LinkedHashMap<>();
        checkOwn(channels);
        findings.list(RoutesSettings.ROUTES).stream().distinct().forEach(name -> checkRoute(name, channels));
        channels.forEach(this::checkId);
    }

    private void checkOwn(Map<String, String> channels) {
        if (!findings.has(ThreadSettings.BY)) {
            return;
        }
        if (findings.value(DigestSettings.MODE).strip().equalsIgnoreCase("digest")) {
            findings.add(
                    ThreadSettings.BY,
                    "has no effect with delivery.mode=digest, whose digests stand in the channel; use adaptive or"
                            + " individual, or leave this empty");
        }
        if (findings.has(DestinationSettings.WEBHOOK_URL)) {
            findings.add(
                    ThreadSettings.BY,
                    "cannot be used with slack.webhook.url, as " + WEBHOOK
                            + "; use slack.bot.token and slack.channel, or leave this empty");
        } else {
            channels.put(DestinationSettings.CHANNEL, ThreadSettings.BY);
        }
    }

    private void checkRoute(String name, Map<String, String> channels) {
        String own = RoutesSettings.setting(name, ThreadSettings.BY);
        boolean inherits = !findings.isWritten(own);
        String by = inherits ? ThreadSettings.BY : own;
        if (!findings.has(by) || RoutesSettings.isDrop(findings, name)) {
            return;
        }
        boolean ownChannel = RoutesSettings.has(findings, name, RoutesSettings.CHANNEL);
        if (RoutesSettings.has(findings, name, RoutesSettings.WEBHOOK_URL)) {
            String mend = inherits ? "set " + own + " to an empty text" : "leave this empty";
            findings.add(
                    by,
                    "cannot be used with " + RoutesSettings.setting(name, RoutesSettings.WEBHOOK_URL) + ", as "
                            + WEBHOOK + "; use a bot token and a channel there, or " + mend);
        } else if (ownChannel
                || findings.has(DestinationSettings.BOT_TOKEN)
                || RoutesSettings.has(findings, name, RoutesSettings.BOT_TOKEN)) {
            channels.put(
                    ownChannel ? RoutesSettings.setting(name, RoutesSettings.CHANNEL) : DestinationSettings.CHANNEL,
                    by);
        } else if (!inherits && findings.has(DestinationSettings.WEBHOOK_URL)) {
            findings.add(
                    by,
                    "cannot be used with slack.webhook.url, as " + WEBHOOK
                            + "; use a bot token and a channel for the route, or leave this empty");
        }
    }

    private void checkId(String channel, String by) {
        String value = findings.value(channel).strip();
        if (!value.isEmpty() && !Validators.isChannelId(value)) {
            findings.add(
                    channel,
                    "'" + value + "' is no channel id, which " + by
                            + " needs to find threads again in the channel's history. Expected C… (G… for some private"
                            + " channels, D… for a direct message); Slack shows it at the end of the channel's details");
        }
    }
}
