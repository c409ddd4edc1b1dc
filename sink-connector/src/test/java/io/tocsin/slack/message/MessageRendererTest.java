package io.tocsin.slack.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.tocsin.slack.message.redaction.Redactor;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.storage.SimpleHeaderConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageRendererTest {

    static Stream<SinkRecord> eventInEveryForm() {
        return Stream.of(
                Records.event("ERROR card declined for order 1042"),
                Records.record(Records.json("ERROR card declined for order 1042")),
                withHeaders(Records.record("ERROR card declined for order 1042")));
    }

    private static SinkRecord withHeaders(SinkRecord record) {
        record.headers().addString("cloudwatch.account", "123456789012");
        record.headers().addString("cloudwatch.region", "eu-west-1");
        record.headers().addString("cloudwatch.log.group", "/aws/lambda/payments");
        record.headers().addString("cloudwatch.log.stream", Records.STREAM);
        return record;
    }

    @ParameterizedTest
    @MethodSource("eventInEveryForm")
    void aLogEventSaysWhatWhereAndWhen(SinkRecord record) {
        Posted message = Posted.of(record);

        assertThat(message.header()).isEqualTo("ERROR · payments");
        assertThat(message.notification()).isEqualTo("ERROR · payments: ERROR card declined for order 1042");
        assertThat(message.colour()).isEqualTo("#d0021b");
        assertThat(message.logText()).isEqualTo("ERROR card declined for order 1042");
        assertThat(message.smallPrint())
                .containsExactly(
                        "<!date^1795341600^{date_short_pretty} {time_secs}|2026-11-22T10:00:00Z>  ·  "
                                + "<https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1"
                                + "#logsV2:log-groups/log-group/$252Faws$252Flambda$252Fpayments/log-events/"
                                + "2026$252F11$252F22$252F$255B$2524LATEST$255D4f1c"
                                + "$3Fstart$3D1795341300000$26end$3D1795341900000|Open in CloudWatch>",
                        "/aws/lambda/payments · 2026/11/22/[$LATEST]4f1c · 123456789012 · eu-west-1");
    }

    /** What the header says was made a number, a date and a Boolean on its way through the default converter. */
    @Test
    void headersThroughTheDefaultConverterTellWhereAMessageIsFrom() {
        SinkRecord record = Records.record("ERROR boom");
        String[][] headers = {
            {"cloudwatch.account", "012345678901"},
            {"cloudwatch.region", "eu-west-1"},
            {"cloudwatch.log.group", "/shop"},
            {"cloudwatch.log.stream", "2026-11-22"},
            {"cloudwatch.message.bytes", "300000"}
        };
        for (String[] header : headers) {
            byte[] text = header[1].getBytes(StandardCharsets.UTF_8);
            record.headers().add(header[0], new SimpleHeaderConverter().toConnectHeader("orders", header[0], text));
        }

        Posted message = Posted.of(record);

        assertThat(message.header()).isEqualTo("ERROR · shop");
        assertThat(message.smallPrint()).last().isEqualTo("/shop · 2026-11-22 · 012345678901 · eu-west-1");
        assertThat(message.smallPrint()).first().isEqualTo("Its source cut it: it had 300,000 bytes.");
    }

    static Stream<Object> eventInItsEnvelope() {
        Struct event = (Struct) Records.event("ERROR boom").value();
        Map<String, Object> schemas = Map.of("schemas.enable", true);
        JsonConverter writer = new JsonConverter();
        writer.configure(schemas, false);
        byte[] written = writer.fromConnectData("orders", event.schema(), event);
        JsonConverter reader = new JsonConverter();
        reader.configure(Map.of("schemas.enable", false), false);
        return Stream.of(reader.toConnectData("orders", written).value(), new String(written, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("eventInItsEnvelope")
    void theEnvelopeOfJsonConverterIsNotShown(Object value) {
        Posted message = Posted.of(Records.record(value));

        assertThat(message.logText())
                .contains("ERROR boom")
                .doesNotContain("schema")
                .doesNotContain("payload");
    }

    @Test
    void aLogEventInAnEnvelopeIsALogEvent() {
        Posted message =
                Posted.of(Records.record(eventInItsEnvelope().findFirst().orElseThrow()));

        assertThat(message.header()).isEqualTo("ERROR · payments");
        assertThat(message.logText()).isEqualTo("ERROR boom");
    }

    /** Of two envelopes one is taken off, wherever one is. */
    @Test
    void aLogEventInTwoEnvelopesIsShownAsItIs() {
        String text =
                "{\"schema\":null,\"payload\":{\"schema\":null,\"payload\":{\"message\":\"x\",\"log_group\":\"g\"}}}";
        JsonConverter reader = new JsonConverter();
        reader.configure(Map.of("schemas.enable", false), false);
        Object value = reader.toConnectData("orders", text.getBytes(StandardCharsets.UTF_8))
                .value();

        for (Object form : List.of(text, value)) {
            Posted message = Posted.of(Records.record(form));

            assertThat(message.header()).isEqualTo("orders");
            assertThat(message.logText()).contains("\"payload\" : {").contains("\"message\" : \"x\"");
        }
    }

    @Test
    void aLogEventWithoutItsPlaceIsFromWhereTheHeadersSay() {
        SinkRecord record =
                withHeaders(Records.record(Map.of("message", "ERROR x", "log_group", "/aws/lambda/payments")));

        assertThat(Posted.of(record).smallPrint())
                .last()
                .isEqualTo("/aws/lambda/payments · 2026/11/22/[$LATEST]4f1c · 123456789012 · eu-west-1");
    }

    /** Its names are made canonical. */
    @Test
    void aNameThatOnlyLooksLikeAFieldDoesNotTakeItsPlace() {
        Map<String, Object> logged = new LinkedHashMap<>();
        logged.put("mess\u001b[0mage", 5);
        logged.put("log\u001b[0m_group", "/other");
        logged.put("message", "ERROR x");
        logged.put("log_group", "/aws/lambda/payments");

        Posted message = Posted.of(withHeaders(Records.record(logged)));

        assertThat(message.logText()).isEqualTo("ERROR x");
        assertThat(message.smallPrint()).last().asString().startsWith("/aws/lambda/payments · ");
    }

    /** With a pattern of one's own that finds the name of a field. */
    @Test
    void aLogEventWhoseFieldsHaveSecretNamesIsShownAllTheSame() {
        MessageRenderer renderer = new MessageRenderer(
                Redactor.of(Map.of("own", Pattern.compile("^message$")), count -> {}),
                Layout.of(Design.of(Preset.CLOUDWATCH), (setting, problem) -> {}));

        assertThat(Posted.of(renderer.render(Records.event("ERROR x"))).logText())
                .contains("\"[redacted: own]\" : \"ERROR x\"");
    }

    @Test
    void aKeyInAnEnvelopeIsShownWithoutIt() {
        SinkRecord record = new SinkRecord(
                "orders",
                3,
                null,
                "{\"schema\":{\"type\":\"string\",\"optional\":false},\"payload\":\"k1\"}",
                null,
                "x",
                42);

        assertThat(Posted.of(Records.renderer(Design.of(Preset.JSON)).render(record))
                        .header())
                .isEqualTo("orders · k1");
    }

    /** With {@code record.value=json} the value is what somebody logged. */
    @Test
    void aMessageCannotSayThatItIsFromAnotherLogGroup() {
        SinkRecord record = withHeaders(Records.record(Map.of("message", "ERROR x", "log_group", "/other")));

        assertThat(Posted.of(record).smallPrint()).last().asString().startsWith("/aws/lambda/payments · ");
    }

    @Test
    void namesThatAreSecretsAreShownNowhereAndNoneOfThemIsLost() {
        String key = "AKIA" + "IOSFODNN7EXAMPL";
        SinkRecord record = Records.record(Map.of(key + "E", 1, key + "F", 2));

        assertThat(Posted.of(record).logText())
                .doesNotContain(key)
                .contains("\"[redacted: AWS access key]\" :")
                .contains("\"[redacted: AWS access key] (2)\" :");
    }

    @Test
    void coloursAndWhatTheyHideAreGoneBeforeSecretsAreLookedFor() {
        String key = "AKIA" + "IOSF\u001b[31mODNN7\u200bEXAMPLE";
        SlackMessage message = Records.renderer().render(Records.event("\u001b[1mERROR\u001b[0m " + key));

        assertThat(Posted.of(message).logText()).isEqualTo("ERROR [redacted: AWS access key]");
        assertThat(message.plainText()).doesNotContain("ODNN7").doesNotContain("\u001b");
    }

    @Test
    void aPlainStringIsShownWithItsPlaceInKafka() {
        Posted message = Posted.of(Records.record("all is well"));

        assertThat(message.header()).isEqualTo("orders");
        assertThat(message.logText()).isEqualTo("all is well");
        assertThat(message.smallPrint()).last().isEqualTo("topic orders · partition 3 · offset 42");
    }

    @Test
    void anyOtherValueIsShownAsJson() {
        Posted message = Posted.of(Records.record(Map.of("order", Map.of("id", 7))));

        assertThat(message.logText().replaceAll("\\s", "")).isEqualTo("{\"order\":{\"id\":7}}");
    }

    @Test
    void aJsonLineIsAnnouncedByItsMessage() {
        Posted message = Posted.of(Records.event("{\"level\":\"warn\",\"msg\":\"disk is 91 % full\"}"));

        assertThat(message.notification()).isEqualTo("WARNING · payments: disk is 91 % full");
    }

    @Test
    void aLongTextIsCutAndSaysByHowMuch() {
        String line = "x".repeat(20_000);

        Posted message = Posted.of(Records.event(line));

        assertThat(message.logText()).hasSize(Limits.LOG_TEXT);
        assertThat(message.smallPrint()).first().isEqualTo("Cut: 14,000 of 20,000 characters are not shown.");
    }

    @Test
    void aTextThatItsSourceCutSaysSo() {
        SinkRecord record = Records.event("begin");
        record.headers().add("cloudwatch.message.bytes", 300_000L, Schema.INT64_SCHEMA);

        assertThat(Posted.of(record).smallPrint()).first().isEqualTo("Its source cut it: it had 300,000 bytes.");
    }

    @Test
    void anEmptyTextIsShownAsBlankForSlackTakesNoEmptyElement() {
        assertThat(Posted.of(Records.event(" \n")).logText()).isEqualTo("(blank)");
    }

    @Test
    void theSimplifiedMessageSaysTheSameWithoutLayout() {
        SlackMessage simplified =
                Records.renderer().render(Records.event("ERROR <@U1> & co")).simplified();

        Posted message = Posted.of(simplified);
        assertThat(message.body.has("blocks")).isFalse();
        assertThat(message.body.has("attachments")).isFalse();
        assertThat(message.notification())
                .isEqualTo("ERROR · payments\nERROR &lt;@U1&gt; &amp; co\n2026-11-22T10:00:00Z\n"
                        + "/aws/lambda/payments · 2026/11/22/[$LATEST]4f1c · 123456789012 · eu-west-1");
    }

    @Test
    void slackIsToldToMakeNothingOfTheText() {
        Posted message = Posted.of(Records.event("see https://example.com"));

        assertThat(message.body.get("mrkdwn").asBoolean()).isFalse();
        assertThat(message.body.get("parse").asText()).isEqualTo("none");
        assertThat(message.body.get("unfurl_links").asBoolean()).isFalse();
        assertThat(message.body.get("unfurl_media").asBoolean()).isFalse();
    }

    @Test
    void aSecretIsShownNowhereAndCountedOnce() {
        AtomicInteger removed = new AtomicInteger();
        MessageRenderer renderer = new MessageRenderer(
                Redactor.of(Map.of(), removed::addAndGet),
                Layout.of(Design.of(Preset.CLOUDWATCH), (setting, problem) -> {}));
        String key = "AKIA" + "IOSFODNN7EXAMPLE";

        SlackMessage message = renderer.render(Records.event("ERROR " + key + " is not allowed"));

        assertThat(message.body()).doesNotContain(key).contains("ERROR [redacted: AWS access key] is not allowed");
        assertThat(message.plainText()).doesNotContain(key);
        assertThat(removed).hasValue(1);
    }

    /** The queue counts what a message holds, which is less than JSON that was read. */
    @Test
    void jsonThatWasReadIsFreedAndReadAgainWithoutCountingItsSecrets() {
        AtomicInteger removed = new AtomicInteger();
        View view = new EntryReader(Redactor.of(Map.of(), removed::addAndGet))
                .read(Records.event("{\"a\":\"\\u0041KIA" + "IOSFODNN7EXAMPLE\"}"));
        Object before = view.parsed().orElseThrow();

        assertThat(view.parsed()).get().isSameAs(before);
        view.release();
        assertThat(view.parsed()).get().isEqualTo(before).isNotSameAs(before);
        assertThat(removed).hasValue(1);
    }

    @Test
    void secretsInFieldsOfOtherRecordsAreTakenOutToo() {
        String secret = "wJalrXUtnFEMI/K7MDENG/" + "bPxRfiCYEXAMPLEKEY";

        Posted message = Posted.of(Records.record(Map.of("aws", List.of(Map.of("secret_key", secret)))));

        assertThat(message.logText())
                .doesNotContain(secret)
                .contains("\"secret_key\" : \"[redacted: AWS secret key]\"");
    }
}
