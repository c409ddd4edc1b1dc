package io.tocsin.emulator.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProtocolTest {
    private static final String TARGET = "Logs_20140328.DescribeLogGroups";
    private static final String CREDENTIAL = "AWS4-HMAC-SHA256 Credential=key/20261122/us-east-1/logs/aws4_request, "
            + "SignedHeaders=host, Signature=any";

    private final CloudWatchEmulator emulator = CloudWatchEmulator.start(0);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        emulator.close();
    }

    private HttpResponse<String> post(String target, String body, String authorization)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(emulator.endpoint())
                .header("X-Amz-Target", target)
                .header("Content-Type", "application/x-amz-json-1.1")
                .POST(BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void anAnswerCarriesTheHeadersOfAws() throws Exception {
        HttpResponse<String> response = post(TARGET, "{}", CREDENTIAL);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"logGroups\":[]}");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/x-amz-json-1.1");
        assertThat(response.headers().firstValue("x-amzn-RequestId"))
                .hasValueSatisfying(id -> assertThat(id).hasSize(36));
        assertThat(response.headers().firstValue("Date")).isPresent();
    }

    @Test
    void anErrorCarriesCodeAndMessage() throws Exception {
        HttpResponse<String> response = post("Logs_20140328.DeleteLogGroup", "{\"logGroupName\":\"none\"}", CREDENTIAL);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .isEqualTo("{\"__type\":\"ResourceNotFoundException\","
                        + "\"message\":\"The specified log group does not exist.\"}");
        assertThat(response.headers().firstValue("x-amzn-RequestId")).isPresent();
    }

    @Test
    void anUnknownOperationIsRefusedWithoutAMessage() throws Exception {
        for (String target : new String[] {"Logs_20140328.Nonsense", "Other.DescribeLogGroups", ""}) {
            HttpResponse<String> response = post(target, "{}", CREDENTIAL);

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).isEqualTo("{\"__type\":\"UnknownOperationException\"}");
        }
    }

    @Test
    void anUnsignedRequestIsRefused() throws Exception {
        assertThat(post(TARGET, "{}", "").body()).contains("MissingAuthenticationTokenException");
        assertThat(post(TARGET, "{}", "Bearer x").body()).contains("MissingAuthenticationTokenException");
    }

    @Test
    void whatIsNotJsonOrOfAWrongTypeIsRefused() throws Exception {
        String target = "Logs_20140328.FilterLogEvents";
        for (String body : new String[] {
            "",
            "{",
            "[]",
            "{\"logGroupName\":5}",
            "{\"limit\":\"5\"}",
            "{\"limit\":1.5}",
            "{\"logStreamNames\":\"a\"}",
            "{\"startFromHead\":\"no\"}",
            "{\"logStreamNames\":[1]}"
        }) {
            HttpResponse<String> response = post(target, body, CREDENTIAL);

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).as(body).contains("\"__type\":\"SerializationException\"");
        }
    }

    @Test
    void theCredentialScopeTellsTheRegion() throws Exception {
        post("Logs_20140328.CreateLogGroup", "{\"logGroupName\":\"a\"}", CREDENTIAL);

        assertThat(post(TARGET, "{}", CREDENTIAL).body()).contains("arn:aws:logs:us-east-1:123456789012:log-group:a:*");
        assertThat(post(TARGET, "{}", CREDENTIAL.replace("us-east-1", "cn-north-1"))
                        .body())
                .isEqualTo("{\"logGroups\":[]}");
    }

    @Test
    void aPortInUseIsToldByItsCause() {
        assertThatThrownBy(() -> CloudWatchEmulator.start(emulator.endpoint().getPort()))
                .hasCauseInstanceOf(BindException.class);
    }
}
