package io.tocsin.slack;

import io.tocsin.slack.api.SlackApi;
import io.tocsin.slack.api.http.HttpSlackApi;
import io.tocsin.slack.api.http.Network;
import io.tocsin.slack.config.DestinationSettings;
import io.tocsin.slack.config.NetworkSettings;
import io.tocsin.slack.config.SlackSinkConfig;
import java.net.URI;

/** Makes, from the settings, the port to Slack that they mean. */
final class Destination {
    private Destination() {}

    static SlackApi connect(SlackSinkConfig config) {
        DestinationSettings where = config.destination();
        Network network = network(config.network());
        return where.webhookUrl()
                .map(url -> HttpSlackApi.webhook(url, network))
                .orElseGet(() ->
                        HttpSlackApi.channel(where.apiUrl(), where.botToken().orElseThrow(), where.channel(), network));
    }

    /** Tells destinations apart that Slack paces apart. Holds a secret. */
    static String identity(DestinationSettings where) {
        return where.webhookUrl()
                .orElseGet(() -> where.apiUrl() + " " + where.botToken().orElseThrow() + " " + where.channel());
    }

    private static Network network(NetworkSettings settings) {
        return new Network(
                settings.connectTimeout(),
                settings.requestTimeout(),
                settings.proxy().map(url -> proxy(url, settings)).orElse(null),
                settings.caFile().orElse(null));
    }

    private static Network.Proxy proxy(URI url, NetworkSettings settings) {
        return new Network.Proxy(
                url.getHost(),
                url.getPort(),
                settings.proxyUser().orElse(null),
                settings.proxyPassword().orElse(null));
    }
}
