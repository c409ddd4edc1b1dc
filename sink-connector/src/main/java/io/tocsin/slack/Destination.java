package io.tocsin.slack;

import io.tocsin.slack.api.SlackApi;
import io.tocsin.slack.api.http.HttpSlackApi;
import io.tocsin.slack.api.http.Network;
import io.tocsin.slack.api.http.SlackConnections;
import io.tocsin.slack.config.Address;
import io.tocsin.slack.config.DeliverySettings;
import io.tocsin.slack.config.NetworkSettings;
import io.tocsin.slack.config.SlackSinkConfig;
import io.tocsin.slack.delivery.Limit;
import java.net.URI;
import java.util.Objects;

/** Makes, from the settings, the port to Slack that they mean. */
final class Destination {
    private Destination() {}

    static SlackApi connect(SlackSinkConfig config, Address address, SlackConnections connections) {
        if (config.delivery().isDryRun()) {
            return new DryRun(address.toString());
        }
        return address.webhookUrl() != null
                ? HttpSlackApi.webhook(address.webhookUrl(), connections)
                : HttpSlackApi.channel(
                        config.destination().apiUrl(),
                        Objects.requireNonNull(address.botToken()),
                        Objects.requireNonNull(address.channel()),
                        connections);
    }

    /** Tells destinations apart that Slack paces apart. Holds a secret. */
    static String identity(SlackSinkConfig config, Address address) {
        String where = address.webhookUrl() != null
                ? address.identity()
                : config.destination().apiUrl() + " " + address.identity();
        return unlessDry(config, where);
    }

    /** What is not posted must not slow down what is. */
    private static String unlessDry(SlackSinkConfig config, String what) {
        return config.delivery().isDryRun() ? "dry run " + what : what;
    }

    /** How fast it may be posted there: as one channel, and with a token as one of its channels. Holds a secret. */
    static Limit limit(SlackSinkConfig config, Address address) {
        DeliverySettings settings = config.delivery();
        return new Limit(
                identity(config, address),
                settings.ratePerSecond(),
                settings.rateBurst(),
                address.botToken() == null ? null : ofToken(config, address.botToken()));
    }

    private static Limit ofToken(SlackSinkConfig config, String token) {
        DeliverySettings settings = config.delivery();
        String what = "token " + config.destination().apiUrl() + " " + token;
        return Limit.of(unlessDry(config, what), settings.tokenRatePerSecond(), settings.tokenBurst());
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
