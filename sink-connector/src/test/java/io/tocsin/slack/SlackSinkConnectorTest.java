package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.config.SlackSinkConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.sink.SinkConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackSinkConnectorTest {
    private static final String WEBHOOK = "https://hooks.slack.com/services/T0/B0/topsecret";

    private final SlackSinkConnector connector = new SlackSinkConnector();

    private Map<String, List<String>> errors(String... pairs) {
        Map<String, String> properties = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            properties.put(pairs[i], pairs[i + 1]);
        }
        Map<String, List<String>> errors = new HashMap<>();
        for (ConfigValue value : connector.validate(properties).configValues()) {
            if (!value.errorMessages().isEmpty()) {
                errors.put(value.name(), value.errorMessages());
            }
        }
        return errors;
    }

    @Test
    void isFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(SinkConnector.class)).hasAtLeastOneElementOfType(SlackSinkConnector.class);
    }

    @Test
    void hasTheVersionOfItsBuild() {
        assertThat(connector.version()).matches("\\d+\\.\\d+\\.\\d+(-.+)?");
        assertThat(new SlackSinkTask().version()).isEqualTo(connector.version());
    }

    @Test
    void eachTaskGetsAllSettings() {
        Map<String, String> properties = Map.of("name", "n", "slack.webhook.url", WEBHOOK);
        connector.start(properties);

        assertThat(connector.taskClass()).isEqualTo(SlackSinkTask.class);
        assertThat(connector.taskConfigs(2))
                .containsExactly(SlackSinkConfig.ofTask(0, properties), SlackSinkConfig.ofTask(1, properties));
        connector.stop();
    }

    @Test
    void everySettingIsDocumentedAndGrouped() {
        for (ConfigDef.ConfigKey key : connector.config().configKeys().values()) {
            assertThat(key.documentation).as(key.name).endsWith(".");
            assertThat(key.group).as(key.name).isNotBlank();
            assertThat(key.displayName).as(key.name).isNotEqualTo(key.name);
        }
    }

    @Test
    void aWebhookAloneIsEnough() {
        assertThat(errors("slack.webhook.url", WEBHOOK)).isEmpty();
    }

    @Test
    void aTokenAndAChannelAreEnough() {
        assertThat(errors("slack.bot.token", "xoxb-1-2-x", "slack.channel", "#alerts"))
                .isEmpty();
    }

    @Test
    void neitherWebhookNorTokenIsSaidOnBoth() {
        assertThat(errors()).containsOnlyKeys("slack.webhook.url", "slack.bot.token");
    }

    @Test
    void bothWebhookAndTokenIsSaidOnBoth() {
        assertThat(errors("slack.webhook.url", WEBHOOK, "slack.bot.token", "xoxb-1", "slack.channel", "alerts"))
                .containsOnlyKeys("slack.webhook.url", "slack.bot.token");
    }

    @Test
    void aTokenNeedsAChannelAndAWebhookTakesNone() {
        assertThat(errors("slack.bot.token", "xoxb-1")).containsOnlyKeys("slack.channel");
        assertThat(errors("slack.webhook.url", WEBHOOK, "slack.channel", "alerts"))
                .containsOnlyKeys("slack.channel");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.slack.com/workflows/T0/A0/1/topsecret",
                "https://hooks.slack.com/triggers/T0/1/topsecret",
                "https://HOOKS.slack-gov.com/triggers/T0/1/topsecret",
                " https://hooks.slack.com/workflows "
            })
    void theWebhookOfAWorkflowTakesNoMessages(String url) {
        assertThat(errors("slack.webhook.url", url).get("slack.webhook.url"))
                .singleElement()
                .asString()
                .contains("webhook of a workflow", "incoming webhook", "https://hooks.slack.com/services/")
                .doesNotContain("topsecret");
    }

    @Test
    void anotherHostMayHaveSuchAPath() {
        assertThat(errors("slack.webhook.url", "https://relay.example.com/triggers/slack"))
                .isEmpty();
    }

    @Test
    void allErrorsAreReportedAtOnce() {
        assertThat(errors(
                        "slack.bot.token", "xapp-1",
                        "rate.per.second", "0",
                        "rate.burst", "many",
                        "behavior.on.refusal", "shrug",
                        "proxy.user", "me",
                        "tls.ca.file", "/no/such/file"))
                .containsOnlyKeys(
                        "slack.bot.token",
                        "slack.channel",
                        "rate.per.second",
                        "rate.burst",
                        "behavior.on.refusal",
                        "proxy.user",
                        "tls.ca.file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "slack.channel | Alerts Channel",
                "slack.channel | c0123456789!",
                "slack.channel | #Alerts",
                "slack.channel | #УВЕДОМЛЕНИЯ",
                "slack.channel | #a&b",
                "slack.api.url | slack.com/api",
                "slack.api.url | ftp://slack.com/api/",
                "slack.api.url | https://",
                "slack.api.url | https://me:pass@slack.com/api/",
                "slack.api.url | https://slack.com/api/?a=b",
                "slack.api.url | https://slack.com/api/#a",
                "proxy.url | http://proxy",
                "proxy.url | https://proxy:3128",
                "proxy.url | http://me:pass@proxy:3128",
                "queue.max.records | 0",
                "queue.max.bytes | 10",
                "request.timeout.ms | -1",
                "connect.timeout.ms | soon"
            })
    void aValueThatCannotBeIsNamedWithWhatWasExpected(String name, String value) {
        assertThat(errors("slack.bot.token", "xoxb-1", "slack.channel", "#alerts", name, value))
                .containsOnlyKeys(name)
                .allSatisfy((key, messages) ->
                        assertThat(messages).allSatisfy(text -> assertThat(text).contains(name)));
    }

    @ParameterizedTest
    @CsvSource({
        "#alerts",
        "alerts",
        "C0123456789",
        "G0123456789",
        "alerts-für_uns",
        "日本",
        "#エラー通知",
        "#サーバー",
        "#佐々木",
        "#แจ้งเตือน",
        "#हिंदी",
        "#تنبيهات",
        "#уведомления",
        "#٣"
    })
    void channelsByIdAndName(String channel) {
        assertThat(errors("slack.bot.token", "xoxb-1", "slack.channel", channel))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "slack.webhook.url, hooks.slack.com/services/topsecret",
        "slack.webhook.url, https:// /topsecret",
        "slack.webhook.url, 'https://topsecret^'",
        "slack.bot.token, xoxb topsecret",
        "slack.bot.token, https://hooks.slack.com/services/topsecret",
        "slack.bot.token, xapp-topsecret"
    })
    void aSecretIsNotQuoted(String name, String value) {
        assertThat(errors(name, value).get(name))
                .isNotEmpty()
                .allSatisfy(message -> assertThat(message).contains(name).doesNotContain("topsecret"));
    }

    @ParameterizedTest
    @CsvSource({
        "proxy.url, http://me:topsecret@proxy:3128",
        "proxy.url, http://me:topsecret@proxy:port",
        "proxy.url, 'http://me:top secret@proxy:3128'",
        "slack.api.url, https://me:topsecret@slack.com/api/",
        "slack.api.url, topsecret@slack.com"
    })
    void aPasswordInAnAddressIsNotQuoted(String name, String value) {
        assertThat(errors("slack.bot.token", "xoxb-1", "slack.channel", "#alerts", name, value)
                        .get(name))
                .isNotEmpty()
                .allSatisfy(message -> assertThat(message).contains(name).doesNotContain("secret"));
    }

    /** Whoever may ask for a validation may not be allowed to read the worker's files. */
    @ParameterizedTest
    @ValueSource(
            strings = {"no certificate", "-----topsecret\nwhatever\n-----\n", "-----BEGIN CERTIFICATE-----\ntopsecret"})
    void ofAFileWithoutCertificatesNothingIsQuoted(String content, @TempDir Path dir) throws IOException {
        Path file = Files.writeString(dir.resolve("ca.pem"), content);

        assertThat(errors("slack.webhook.url", WEBHOOK, "tls.ca.file", file.toString()))
                .containsOnlyKeys("tls.ca.file")
                .allSatisfy((key, messages) -> assertThat(messages)
                        .allSatisfy(text -> assertThat(text).contains("ca.pem").doesNotContain("topsecret")));
    }

    /** A device may have no end. */
    @ParameterizedTest
    @ValueSource(strings = {"/dev", "/dev/zero"})
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void onlyAFileIsReadForCertificates(String path) {
        assertThat(errors("slack.webhook.url", WEBHOOK, "tls.ca.file", path)).containsOnlyKeys("tls.ca.file");
    }

    @Test
    void ownRedactionPatternsAreCheckedUnderTheirNames() {
        assertThat(errors(
                        "slack.webhook.url",
                        WEBHOOK,
                        "redaction.patterns",
                        "card",
                        "redaction.patterns.card.regex",
                        "\\d{16}"))
                .isEmpty();
        Map<String, List<String>> errors = errors(
                "slack.webhook.url", WEBHOOK,
                "redaction.patterns", "a, b ,c",
                "redaction.patterns.a.regex", "(?<!4111)secret",
                "redaction.patterns.b.regex", "x*",
                "redaction.patterns.d.regex", "x");

        assertThat(errors)
                .containsOnlyKeys(
                        "redaction.patterns.a.regex",
                        "redaction.patterns.b.regex",
                        "redaction.patterns.c.regex",
                        "redaction.patterns.d.regex");
        assertThat(errors.get("redaction.patterns.a.regex"))
                .singleElement()
                .asString()
                .contains("no look-around")
                .doesNotContain("4111");
        assertThat(errors.get("redaction.patterns.b.regex"))
                .singleElement()
                .asString()
                .contains("matches the empty text");
        assertThat(errors.get("redaction.patterns.c.regex"))
                .singleElement()
                .asString()
                .contains("is required");
        assertThat(errors.get("redaction.patterns.d.regex"))
                .singleElement()
                .asString()
                .contains("has no effect");
    }

    @Test
    void badTemplatesAreToldAllAtOnceWithTheirPlaces() {
        Map<String, List<String>> errors = errors(
                "slack.webhook.url", WEBHOOK,
                "message.title", "a\n{{ mesage }}",
                "message.text", "{% include 'x' %}",
                "message.text.format", "html",
                "message.fields", "Order,Customer",
                "message.fields.Order", "{{ value.id",
                "message.fields.Old", "x",
                "message.blocks", "[{}]");

        assertThat(errors)
                .containsOnlyKeys(
                        "message.title",
                        "message.text",
                        "message.text.format",
                        "message.fields.Order",
                        "message.fields.Customer",
                        "message.fields.Old",
                        "message.blocks");
        assertThat(errors.get("message.title"))
                .singleElement()
                .asString()
                .startsWith("message.title: line 2, column 4: there is no variable 'mesage'");
    }

    @Test
    void heartbeatsThatCannotComeAreTold() {
        assertThat(errors("slack.webhook.url", WEBHOOK, "topics", "a,b", "heartbeat.topic", "c"))
                .containsOnlyKeys("heartbeat.topic");
        assertThat(errors("slack.webhook.url", WEBHOOK, "topics.regex", "logs-.*", "heartbeat.topic", "beats")
                        .get("heartbeat.topic"))
                .singleElement()
                .asString()
                .contains("'beats' does not match topics.regex, which is 'logs-.*'", "such as (logs-.*)|beats");
        assertThat(errors("slack.webhook.url", WEBHOOK, "topics.regex", "(logs-.*)|beats", "heartbeat.topic", "beats"))
                .isEmpty();
        assertThat(errors("slack.webhook.url", WEBHOOK, "topics", "a", "staleness.after.ms", "900000"))
                .containsOnlyKeys("staleness.after.ms");
        assertThat(errors(
                        "slack.webhook.url", WEBHOOK,
                        "topics", "a,c",
                        "heartbeat.topic", "c",
                        "staleness.after.ms", "900000"))
                .isEmpty();
    }

    @Test
    void settingsOfTheMessageThatDoNotFitTogetherAreTold() {
        assertThat(errors("slack.webhook.url", WEBHOOK, "message.preset", "fancy"))
                .containsOnlyKeys("message.preset");
        assertThat(errors("slack.webhook.url", WEBHOOK, "message.text.format", "markup"))
                .containsOnlyKeys("message.text.format");
        assertThat(errors("slack.webhook.url", WEBHOOK, "message.fields", "a,b,c,d,e,f,g,h,i,j,k"))
                .containsKey("message.fields");
    }

    @Test
    void splitNeedsATextThatCanBeDivided() {
        assertThat(errors(
                                "slack.webhook.url", WEBHOOK,
                                "message.long.text", "split",
                                "message.text.format", "markup",
                                "message.text", "*{{ message }}*",
                                "message.blocks", "[{\"type\":\"divider\"}]")
                        .getOrDefault("message.long.text", List.of()))
                .hasSize(2)
                .anyMatch(error -> error.contains("message.blocks"))
                .anyMatch(error -> error.contains("markup"));
    }
}
