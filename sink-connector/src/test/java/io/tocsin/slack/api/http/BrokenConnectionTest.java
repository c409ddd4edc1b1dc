package io.tocsin.slack.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.api.SlackApi;
import io.tocsin.slack.message.SlackMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a message may have been posted when a request ends without an answer. */
class BrokenConnectionTest {
    private static final Network NETWORK = new Network(Duration.ofSeconds(5), Duration.ofSeconds(5), null, null);
    private static final SlackMessage MESSAGE = new SlackMessage("{\"text\":\"x\"}", "x");

    private static SendResult send(String address) {
        return send(address, NETWORK);
    }

    private static SendResult send(String address, Network network) {
        try (SlackApi slack =
                HttpSlackApi.webhook(address + "/services/T0/B0/topsecret", new SlackConnections(network))) {
            return slack.send(MESSAGE);
        }
    }

    private static String free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "127.0.0.1:" + socket.getLocalPort();
        }
    }

    @Test
    void aRefusedConnectionSentNothing() throws IOException {
        assertThat(send("http://" + free())).isInstanceOf(SendResult.NotSent.class);
    }

    @Test
    void aNameThatIsNotFoundSentNothing() {
        SendResult result = send("http://slack.invalid");

        assertThat(result).isInstanceOf(SendResult.NotSent.class);
        assertThat(result.toString()).contains("slack.invalid").doesNotContain("topsecret");
    }

    @Test
    void aHandshakeThatFailsSentNothing() throws IOException {
        try (RawServer server = new RawServer("HTTP/1.1 400 Bad Request\r\n\r\n")) {
            assertThat(send("https://" + server.address())).isInstanceOf(SendResult.NotSent.class);
            assertThat(server.requests()).isOne();
        }
    }

    @Test
    void aProxyThatOpensNoTunnelSentNothing() throws IOException {
        try (RawServer proxy = new RawServer("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")) {
            String[] address = proxy.address().split(":", -1);
            Network.Proxy way = new Network.Proxy(address[0], Integer.parseInt(address[1]), null, null);
            Network network = new Network(Duration.ofSeconds(5), Duration.ofSeconds(5), way, null);

            assertThat(send("https://hooks.slack.com", network)).isInstanceOf(SendResult.NotSent.class);
            assertThat(proxy.requests()).isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n", "no HTTP\r\n\r\n"})
    void whatWasSentMayHaveBeenPosted(String answer) throws IOException {
        try (RawServer server = new RawServer(answer)) {
            assertThat(send("http://" + server.address())).isInstanceOf(SendResult.Ambiguous.class);
            assertThat(server.requests()).isOne();
        }
    }
}
