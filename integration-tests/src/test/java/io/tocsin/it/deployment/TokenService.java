package io.tocsin.it.deployment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** On loopback, what gives a role's credentials: AWS STS, the agent of EKS Pod Identity and ECS, an instance's metadata. */
final class TokenService implements AutoCloseable {
    private static final String KEYS = """
            {"Code":"Success","AccessKeyId":"ASIAEXAMPLE","SecretAccessKey":"secret","Token":"token",\
            "Expiration":"2100-01-01T00:00:00Z","LastUpdated":"2026-01-01T00:00:00Z","Type":"AWS-HMAC"}""";

    private static final String STS = """
            <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
              <AssumeRoleWithWebIdentityResult>
                <AssumedRoleUser>
                  <Arn>arn:aws:sts::123456789012:assumed-role/tocsin-source/session</Arn>
                  <AssumedRoleId>AROAEXAMPLE:session</AssumedRoleId>
                </AssumedRoleUser>
                <Credentials>
                  <AccessKeyId>ASIAEXAMPLE</AccessKeyId>
                  <SecretAccessKey>secret</SecretAccessKey>
                  <SessionToken>token</SessionToken>
                  <Expiration>2100-01-01T00:00:00Z</Expiration>
                </Credentials>
              </AssumeRoleWithWebIdentityResult>
            </AssumeRoleWithWebIdentityResponse>""";

    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    TokenService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        asked.add(exchange.getRequestMethod() + " " + path + " " + authorization + " " + body);
        byte[] answer = answer(path, body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", body.isEmpty() ? "application/json" : "text/xml");
        // An instance's metadata tells for how long its token is good.
        exchange.getResponseHeaders().add("x-aws-ec2-metadata-token-ttl-seconds", "21600");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static String answer(String path, String body) {
        if (body.contains("AssumeRoleWithWebIdentity")) {
            return STS;
        }
        if (path.equals("/latest/api/token")) {
            return "a-metadata-token";
        }
        return path.matches("/latest/meta-data/iam/security-credentials(-extended)?/") ? "tocsin-source" : KEYS;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Method, path, the header Authorization, and body of each request. */
    List<String> asked() {
        return asked;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
