package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tocsin.slack.api.http.HttpDouble;
import io.tocsin.slack.delivery.RecordingContext;
import io.tocsin.slack.message.Records;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever goes wrong, the log does not tell the secrets. */
class SecretsTest {
    private static final String PATH = "/services/T0/B0/topsecret";

    private final PrintStream err = System.err;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final HttpDouble server = new HttpDouble();

    @BeforeEach
    void capture() {
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setErr(err);
        server.close();
    }

    private String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    /** Runs a task until the log has a line with this in it. */
    private String failureOf(Map<String, String> properties, String expected) {
        SlackSinkTask task = new SlackSinkTask();
        task.initialize(new RecordingContext());
        task.start(properties);
        task.put(List.of(Records.record("line", 1)));
        await().atMost(Duration.ofSeconds(30)).until(() -> log().contains(expected));
        String failure = "";
        try {
            task.put(List.of());
        } catch (ConnectException e) {
            failure = e.toString();
        }
        task.stop();
        return failure;
    }

    @ParameterizedTest
    @CsvSource({
        "404, no_service, hold, credential",
        "404, no_service, fail, credential",
        "404, 'no page at /services/T0/B0/topsecret', hold, none of Slack",
        "500, 'cannot POST /services/T0/B0/topsecret', hold, sent again",
        "429, '', hold, wait"
    })
    void ofAWebhook(int status, String body, String onRefusal, String expected) {
        server.answer(status, body);

        String failure =
                failureOf(Map.of("slack.webhook.url", server.url() + PATH, "behavior.on.refusal", onRefusal), expected);

        assertThat(log() + failure).contains(expected).doesNotContain("topsecret");
    }

    @Test
    void ofATokenAndAProxy() {
        server.answer(200, "{\"ok\":false,\"error\":\"invalid_auth\"}");
        Map<String, String> properties = new HashMap<>();
        properties.put("slack.bot.token", "xoxb-topsecret");
        properties.put("slack.channel", "#alerts");
        properties.put("slack.api.url", "http://slack.invalid/api/");
        properties.put("proxy.url", server.url());
        properties.put("proxy.user", "me");
        properties.put("proxy.password", "topsecret-too");

        String failure = failureOf(properties, "invalid_auth");

        assertThat(log() + failure).doesNotContain("topsecret");
    }

    @Test
    void whenNobodyAnswers() {
        String url = server.url() + PATH;
        server.close();

        failureOf(Map.of("slack.webhook.url", url), "out of reach");

        assertThat(log()).contains("no connection to Slack").doesNotContain("topsecret");
    }

    @Test
    void whereOthersCanReadAlongThatIsWarnedOf() {
        start("slack.webhook.url", "http://hooks.example.com/services/topsecret");
        start(
                "slack.bot.token",
                "xoxb-topsecret",
                "slack.channel",
                "#alerts",
                "slack.api.url",
                "http://slack.example.com/api/");

        assertThat(log())
                .contains("slack.webhook.url: texts and the secret", "slack.api.url: texts and the secret")
                .doesNotContain("topsecret");
    }

    @Test
    void whereNobodyCanThereIsNoWarning() {
        start("slack.webhook.url", "https://hooks.slack.com/services/topsecret");
        start("slack.webhook.url", "http://127.0.0.1:4587/services/topsecret");
        start("slack.webhook.url", "http://localhost:4587/services/topsecret", "slack.api.url", "http://not.used/api/");

        assertThat(log()).doesNotContain("WARN");
    }

    private static void start(String... settings) {
        Map<String, String> properties = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            properties.put(settings[i], settings[i + 1]);
        }
        SlackSinkConnector connector = new SlackSinkConnector();
        connector.start(properties);
        connector.stop();
    }
}
