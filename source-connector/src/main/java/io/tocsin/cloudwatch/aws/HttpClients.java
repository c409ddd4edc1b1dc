package io.tocsin.cloudwatch.aws;

import io.tocsin.cloudwatch.config.NetworkSettings;
import java.net.URI;
import java.time.Duration;
import javax.net.ssl.TrustManager;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;

/** Makes the HTTP client that all requests to AWS share. Closing it ends those in flight, connecting ones included. */
final class HttpClients {
    /** Long enough for a far region over a slow proxy. */
    private static final Duration CONNECT = Duration.ofSeconds(10);
    /** CloudWatch may search for many seconds before the first byte of a page. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private HttpClients() {}

    static SdkHttpClient create(NetworkSettings network) {
        Apache5HttpClient.Builder builder = Apache5HttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(SILENCE)
                .tcpKeepAlive(true);
        if (network.proxy() != null) {
            builder.proxyConfiguration(proxy(network, network.proxy()));
        }
        if (network.tlsCaFile() != null) {
            TrustManager[] trust = AuthorityTrust.inAdditionToDefaults(network.tlsCaFile());
            builder.tlsTrustManagersProvider(() -> trust);
        }
        return builder.build();
    }

    /** Where a proxy is configured, the JVM's own proxy settings must not mix in. */
    private static ProxyConfiguration proxy(NetworkSettings network, URI url) {
        ProxyConfiguration.Builder proxy = ProxyConfiguration.builder()
                .endpoint(url)
                .useSystemPropertyValues(false)
                .useEnvironmentVariableValues(false);
        if (network.proxyUser() != null && network.proxyPassword() != null) {
            proxy.username(network.proxyUser())
                    .password(network.proxyPassword().value())
                    .preemptiveBasicAuthenticationEnabled(true);
        }
        return proxy.build();
    }
}
