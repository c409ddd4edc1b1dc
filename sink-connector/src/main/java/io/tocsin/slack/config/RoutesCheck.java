package io.tocsin.slack.config;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether the settings of routes fit together, each with the others and with the connector's own destination. */
final class RoutesCheck {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

    private final Findings findings;
    private final List<String> names;
    private final Set<String> known;
    /** Routes that have conditions. */
    private final Set<String> conditional = new HashSet<>();

    RoutesCheck(Findings findings) {
        this.findings = findings;
        this.names = findings.list(RoutesSettings.ROUTES);
        this.known = new HashSet<>(names);
    }

    void run() {
        checkNames();
        checkKeys();
        names.stream().distinct().forEach(this::checkDestination);
        checkRest();
    }

    private void checkNames() {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!NAME.matcher(name).matches()) {
                findings.add(
                        RoutesSettings.ROUTES,
                        "'" + name + "' cannot name a route; expected letters, digits, '-' and '_'");
            } else if (!seen.add(name)) {
                findings.add(RoutesSettings.ROUTES, "lists '" + name + "' twice; remove one");
            }
        }
    }

    /** Settings of routes that nothing reads. */
    private void checkKeys() {
        for (String key : findings.keys(RoutesSettings.ROUTES + ".")) {
            String rest = key.substring(RoutesSettings.ROUTES.length() + 1);
            int dot = rest.indexOf('.');
            String name = dot < 0 ? rest : rest.substring(0, dot);
            String what = rest.substring(dot + 1);
            if (what.startsWith(RoutesSettings.MATCH)) {
                conditional.add(name);
            }
            if (!known.contains(name)) {
                findings.add(key, "has no effect, as routes does not list '" + name + "'; list it, or remove this");
            } else if (dot < 0 || !isOfARoute(what)) {
                findings.add(
                        key,
                        "is no setting of a route; expected routes." + name
                                + ". with channel, webhook.url, bot.token, drop, thread.by, or match.…");
            }
        }
    }

    private static boolean isOfARoute(String what) {
        return RoutesSettings.OF_A_ROUTE.contains(what) || what.startsWith(RoutesSettings.MATCH);
    }

    private void checkDestination(String name) {
        boolean webhook = RoutesSettings.has(findings, name, RoutesSettings.WEBHOOK_URL);
        boolean token = RoutesSettings.has(findings, name, RoutesSettings.BOT_TOKEN);
        boolean channel = RoutesSettings.has(findings, name, RoutesSettings.CHANNEL);
        if (RoutesSettings.isDrop(findings, name)) {
            refuseBesides(
                    name,
                    RoutesSettings.DROP,
                    List.of(
                            RoutesSettings.WEBHOOK_URL,
                            RoutesSettings.BOT_TOKEN,
                            RoutesSettings.CHANNEL,
                            ThreadSettings.BY));
        } else if (webhook) {
            refuseBesides(name, RoutesSettings.WEBHOOK_URL, List.of(RoutesSettings.BOT_TOKEN, RoutesSettings.CHANNEL));
        } else if (token || channel) {
            checkChannel(name, token, channel);
        } else if (!DestinationSettings.isComplete(findings)) {
            findings.add(
                    RoutesSettings.setting(name, RoutesSettings.CHANNEL),
                    "the route has no destination; set this (with a bot token), or "
                            + RoutesSettings.setting(name, "webhook.url") + ", or "
                            + RoutesSettings.setting(name, "drop") + "=true");
        }
    }

    private void refuseBesides(String name, String deciding, List<String> others) {
        for (String other : others) {
            if (RoutesSettings.has(findings, name, other)) {
                findings.add(
                        RoutesSettings.setting(name, other),
                        "has no effect besides " + RoutesSettings.setting(name, deciding) + "; remove one of them");
            }
        }
    }

    private void checkChannel(String name, boolean token, boolean channel) {
        if (!token && !findings.has(DestinationSettings.BOT_TOKEN)) {
            findings.add(
                    RoutesSettings.setting(name, RoutesSettings.CHANNEL),
                    "needs a bot token, as a webhook posts to a channel of its own; set "
                            + RoutesSettings.setting(name, RoutesSettings.BOT_TOKEN) + " or slack.bot.token");
        }
        if (!channel && !findings.has(DestinationSettings.CHANNEL)) {
            findings.add(
                    RoutesSettings.setting(name, RoutesSettings.CHANNEL),
                    "is required with " + RoutesSettings.setting(name, RoutesSettings.BOT_TOKEN)
                            + ", as there is no slack.channel either; set it to a channel's id or name");
        }
    }

    /** A record that no route takes must have a place to go. */
    private void checkRest() {
        boolean takesTheRest = !conditional.containsAll(names);
        if (!names.isEmpty() && !takesTheRest && !DestinationSettings.isComplete(findings)) {
            findings.add(
                    RoutesSettings.ROUTES,
                    "a record that none of them takes has nowhere to go; end the list with a route without conditions"
                            + " (to drop the rest, set its drop=true), or set slack.webhook.url, or slack.bot.token and"
                            + " slack.channel");
        }
    }
}
