package io.tocsin.emulator.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;

class ControlTest {
    private final Bench bench = Bench.open();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        bench.close();
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(bench.emulator.endpoint().resolve(path))
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }

    @Test
    void switchesAreTurnedWhileItRuns() throws Exception {
        HttpResponse<String> changed = send("POST", "/_control", "{\"throttledShare\": 1, \"seed\": 5}");

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(json(changed).get("throttledShare").doubleValue()).isEqualTo(1);
        assertThatThrownBy(() -> bench.filter(query -> {})).isInstanceOf(CloudWatchLogsException.class);
        assertThat(json(send("GET", "/_control", "")).get("seed").longValue()).isEqualTo(5);

        send("DELETE", "/_control", "");
        assertThat(bench.filter(query -> {}).events()).isEmpty();
    }

    @Test
    void whatIsWrongIsRefusedWithWords() throws Exception {
        HttpResponse<String> unknown = send("POST", "/_control", "{\"trottled\": 1}");
        HttpResponse<String> notJson = send("POST", "/_control", "throttle!");

        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(json(unknown).get("error").textValue())
                .contains("there is no switch 'trottled'")
                .contains("throttledShare");
        assertThat(notJson.statusCode()).isEqualTo(400);
        assertThat(json(notJson).get("error").textValue()).contains("expected a JSON object");
    }

    @Test
    void theStatusTellsWhatIsHeldAndWhatWasDone() throws Exception {
        bench.put("a", "b");
        assertThatThrownBy(() -> bench.filter(query -> query.limit(0))).isInstanceOf(CloudWatchLogsException.class);

        JsonNode status = json(send("GET", "/_status", ""));

        assertThat(status.at("/logGroups/0/name").textValue()).isEqualTo(Bench.GROUP);
        assertThat(status.at("/logGroups/0/events").intValue()).isEqualTo(2);
        assertThat(status.at("/requests/PutLogEvents/ok").intValue()).isEqualTo(1);
        assertThat(status.at("/requests/FilterLogEvents/InvalidParameterException")
                        .intValue())
                .isEqualTo(1);
        assertThat(status.at("/quotas").booleanValue()).isFalse();
        assertThat(status.at("/troubles/throttledShare").doubleValue()).isZero();
        assertThat(bench.emulator.status().requests()).containsKey("CreateLogGroup");
    }

    @Test
    void quotasAreKeptUnlessTurnedOff() {
        try (Bench strict = Bench.open(options -> options.withQuotas(true))) {
            for (int i = 0; i < 10; i++) {
                strict.filter(query -> {});
            }
            assertThatThrownBy(() -> strict.filter(query -> {}))
                    .isInstanceOfSatisfying(
                            CloudWatchLogsException.class,
                            thrown -> assertThat(thrown.isThrottlingException()).isTrue());
            assertThat(strict.emulator.status().requests().get("FilterLogEvents"))
                    .containsEntry("ok", 10L)
                    .containsEntry("ThrottlingException", 1L);
        }
    }
}
