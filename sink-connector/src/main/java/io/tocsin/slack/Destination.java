package io.tocsin.slack;

import io.tocsin.slack.api.SlackApi;
import io.tocsin.slack.api.http.HttpSlackApi;
import io.tocsin.slack.api.http.Network;
import io.tocsin.slack.config.Address;
import io.tocsin.slack.config.NetworkSettings;
import io.tocsin.slack.config.SlackSinkConfig;
import java.net.URI;
import java.util.Objects;

/** Makes, from the settings, the port to Slack that they mean. */
final class Destination {
    private Destination() {}

    static SlackApi connect(SlackSinkConfig config, Address address) {
        if (config.delivery().isDryRun()) {
            return new DryRun(address.toString());
        }
        Network network = network(config.network());
        return address.webhookUrl() != null
                ? HttpSlackApi.webhook(address.webhookUrl(), network)
                : HttpSlackApi.channel(
                        config.destination().apiUrl(),
                        Objects.requireNonNull(address.botToken()),
                        Objects.requireNonNull(address.channel()),
                        network);
    }

    /** Tells destinations apart that Slack paces apart. Holds a secret. */
    static String identity(SlackSinkConfig config, Address address) {
        String where = address.webhookUrl() != null
                ? address.identity()
                : config.destination().apiUrl() + " " + address.identity();
        // What is not posted must not slow down what is.
        return config.delivery().isDryRun() ? "dry run " + where : where;
    }

    static Network network(NetworkSettings settings) {
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
