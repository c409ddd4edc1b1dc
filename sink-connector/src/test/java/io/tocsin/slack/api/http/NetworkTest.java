package io.tocsin.slack.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.api.SlackApi;
import io.tocsin.slack.message.SlackMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import okhttp3.OkHttpClient;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkTest {
    private static final SlackMessage MESSAGE = new SlackMessage("{\"text\":\"x\"}", "x");
    private static final InetSocketAddress LOOPBACK = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir
    Path dir;

    private static Network network(Network.@Nullable Proxy proxy, @Nullable Path caFile) {
        return new Network(Duration.ofSeconds(5), Duration.ofSeconds(5), proxy, caFile);
    }

    private static void ok(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 2);
        exchange.getResponseBody().write("ok".getBytes(StandardCharsets.UTF_8));
        exchange.close();
    }

    @Test
    void requestsGoThroughTheProxyWithItsPassword() throws IOException {
        HttpServer proxy = HttpServer.create(LOOPBACK, 0);
        List<String> asked = new ArrayList<>();
        proxy.createContext("/", exchange -> {
            String credential = exchange.getRequestHeaders().getFirst("Proxy-Authorization");
            asked.add(exchange.getRequestURI() + " " + credential);
            if (credential == null) {
                exchange.getResponseHeaders().add("Proxy-Authenticate", "Basic realm=\"proxy\"");
                exchange.sendResponseHeaders(407, -1);
                exchange.close();
            } else {
                ok(exchange);
            }
        });
        proxy.start();

        Network.Proxy way = new Network.Proxy("127.0.0.1", proxy.getAddress().getPort(), "me", "pass");
        try (SlackApi slack =
                HttpSlackApi.webhook("http://slack.invalid/services/x", new SlackConnections(network(way, null)))) {
            assertThat(slack.send(MESSAGE)).isEqualTo(new SendResult.Delivered(null));
        } finally {
            proxy.stop(0);
        }

        assertThat(asked)
                .containsExactly(
                        "http://slack.invalid/services/x null", "http://slack.invalid/services/x Basic bWU6cGFzcw==");
        assertThat(way.toString()).doesNotContain("pass");
    }

    @Test
    void aProxyThatRefusesThePasswordIsACredentialRefused() throws IOException {
        HttpServer proxy = HttpServer.create(LOOPBACK, 0);
        proxy.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Proxy-Authenticate", "Basic realm=\"proxy\"");
            exchange.sendResponseHeaders(407, -1);
            exchange.close();
        });
        proxy.start();

        Network.Proxy way = new Network.Proxy("127.0.0.1", proxy.getAddress().getPort(), "me", "wrong");
        try (SlackApi slack =
                HttpSlackApi.webhook("http://slack.invalid/services/x", new SlackConnections(network(way, null)))) {
            assertThat(slack.send(MESSAGE)).isInstanceOf(SendResult.CredentialRefused.class);
        } finally {
            proxy.stop(0);
        }
    }

    @Test
    void aPrivateCaIsTrustedIfGivenAndOnlyThen() throws Exception {
        Path store = dir.resolve("server.p12");
        Path pem = dir.resolve("ca.pem");
        keytool(
                "-genkeypair",
                "-alias",
                "s",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "s",
                "-file",
                pem.toString(),
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit");
        HttpsServer server = https(store);
        String url = "https://localhost:" + server.getAddress().getPort() + "/services/x";

        try (SlackApi with = HttpSlackApi.webhook(url, new SlackConnections(network(null, pem)));
                SlackApi without = HttpSlackApi.webhook(url, new SlackConnections(network(null, null)))) {
            assertThat(with.send(MESSAGE)).isEqualTo(new SendResult.Delivered(null));
            assertThat(without.send(MESSAGE)).isInstanceOf(SendResult.NotSent.class);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aFileThatIsNoCertificateIsNamed() throws IOException {
        Path file =
                Files.writeString(dir.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\nno\n-----END CERTIFICATE-----");

        assertThatThrownBy(() -> HttpSlackApi.webhook("https://localhost/x", new SlackConnections(network(null, file))))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("tls.ca.file")
                .hasMessageContaining("ca.pem");
    }

    private static HttpsServer https(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(LOOPBACK, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", NetworkTest::ok);
        server.start();
        return server;
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    @Test
    void nothingWaitsForMoreToSend() throws IOException {
        OkHttpClient client = Clients.create(network(null, null));
        try (Socket socket = client.socketFactory().createSocket()) {
            assertThat(socket.getTcpNoDelay()).isTrue();
        }
    }
}
