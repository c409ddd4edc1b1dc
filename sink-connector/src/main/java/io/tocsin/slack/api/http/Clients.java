package io.tocsin.slack.api.http;

import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.apache.kafka.connect.errors.ConnectException;

/** Makes HTTP clients that send a request exactly once, to the host it is meant for. */
final class Clients {
    /** Shorter than servers keep a connection, so that a dead one is seldom picked. */
    private static final int KEEP_ALIVE_SECONDS = 20;
    /** Requests that may be under way at once. */
    private static final int MOST_IDLE = 32;

    private Clients() {}

    static OkHttpClient create(Network network) {
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .connectTimeout(network.connectTimeout())
                .readTimeout(network.requestTimeout())
                .writeTimeout(network.requestTimeout())
                .callTimeout(network.requestTimeout())
                .socketFactory(new PromptSockets())
                .eventListenerFactory(BodySentListener.OF_CALL)
                .connectionPool(new ConnectionPool(MOST_IDLE, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS))
                // A connection of HTTP/2 takes a thread that reads it, for requests of which one is under way at a
                // time.
                .protocols(List.of(Protocol.HTTP_1_1))
                // A silent second attempt could post twice; a redirect could carry the secret elsewhere.
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false);
        if (network.proxy() != null) {
            route(builder, network.proxy());
        }
        if (network.caFile() != null) {
            trust(builder, TrustedCertificates.with(network.caFile()));
        }
        return builder.build();
    }

    private static void route(OkHttpClient.Builder builder, Network.Proxy proxy) {
        builder.proxy(new java.net.Proxy(
                java.net.Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port())));
        if (proxy.user() != null) {
            builder.proxyAuthenticator(basic(proxy.user(), proxy.password() == null ? "" : proxy.password()));
        }
    }

    /** Answers a proxy once; a second challenge means that the password is wrong. */
    private static Authenticator basic(String user, String password) {
        String credential = Credentials.basic(user, password);
        return (route, response) -> response.request().header("Proxy-Authorization") != null
                ? null
                : response.request()
                        .newBuilder()
                        .header("Proxy-Authorization", credential)
                        .build();
    }

    private static void trust(OkHttpClient.Builder builder, X509TrustManager manager) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new X509TrustManager[] {manager}, null);
            builder.sslSocketFactory(context.getSocketFactory(), manager);
        } catch (GeneralSecurityException e) {
            throw new ConnectException("This JVM cannot set up TLS with an additional CA", e);
        }
    }
}
