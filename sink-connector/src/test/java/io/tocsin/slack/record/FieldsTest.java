package io.tocsin.slack.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
    private static final Schema SCHEMA = SchemaBuilder.struct()
            .field("message", Schema.STRING_SCHEMA)
            .field("log_group", Schema.STRING_SCHEMA)
            .build();
    private static final Struct EVENT =
            new Struct(SCHEMA).put("message", "{\"user\":{\"id\":7}}").put("log_group", "/shop");

    /** One value in every form in which a converter may hand it over. */
    static Stream<Object> forms() {
        return Stream.of(
                EVENT,
                Map.of("message", "{\"user\":{\"id\":7}}", "log_group", "/shop"),
                written(),
                new String(written(), StandardCharsets.UTF_8),
                readWithoutSchemas());
    }

    private static JsonConverter converter(boolean schemas) {
        JsonConverter converter = new JsonConverter();
        converter.configure(Map.of("schemas.enable", schemas), false);
        return converter;
    }

    /** With the envelope. */
    private static byte[] written() {
        return converter(true).fromConnectData("logs", SCHEMA, EVENT);
    }

    private static Object readWithoutSchemas() {
        SchemaAndValue read = converter(false).toConnectData("logs", written());
        return read.value();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void fieldsAreFoundInEveryForm(Object value) {
        Fields fields = new Fields(value);

        assertThat(fields.find("log_group")).isEqualTo("/shop");
        assertThat(fields.find("message.user.id")).isEqualTo(7);
        assertThat(fields.find("message.user.name")).isNull();
    }

    @Test
    void aPathMayNameTheEnvelope() {
        assertThat(new Fields(written()).find("payload.log_group")).isEqualTo("/shop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"schema\":null,\"payload\":\"text\"} and more",
                "{\"schema\":null,\"payload\":\"text\",\"other\":1}",
                "{\"schema\":\"v1\",\"payload\":\"text\"}",
                "{\"schema\":{\"version\":1},\"payload\":\"text\"}",
                "{\"schema\":null,\"payload\":null}",
                "\"schema\" \"payload\"",
                ""
            })
    void whatIsNoEnvelopeStaysAsItIs(String text) {
        assertThat(Unwrapped.of(text)).isEqualTo(text);
    }

    @Test
    void aPayloadOfAnyTypeIsTakenOut() {
        assertThat(Unwrapped.of("{\"schema\":{\"type\":\"string\",\"optional\":false},\"payload\":\"text\"}"))
                .isEqualTo("text");
        assertThat(Unwrapped.of("{\"schema\":null,\"payload\":{\"a\":1}}")).isEqualTo(Map.of("a", 1));
        assertThat(Unwrapped.of(null)).isNull();
    }

    @Test
    void ofTwoEnvelopesOneIsTakenOff() {
        Map<String, Object> event = Map.of("message", "x", "log_group", "/shop");
        Map<String, Object> once = new HashMap<>();
        once.put("schema", null);
        once.put("payload", event);
        Map<String, Object> twice = new HashMap<>();
        twice.put("schema", null);
        twice.put("payload", once);

        assertThat(SourceEvent.isIn(withGroup(once, null))).isTrue();
        assertThat(SourceEvent.isIn(withGroup(twice, null))).isFalse();
        assertThat(new Fields(twice).find("message")).isNull();
    }

    @Test
    void aMessageThatIsJsonIsNoEventOfAnotherLogGroup() {
        Map<String, Object> logged = Map.of("message", "all is well", "log_group", "/other");

        assertThat(SourceEvent.isIn(withGroup(logged, "/shop"))).isFalse();
        assertThat(SourceEvent.isIn(withGroup(logged, "/other"))).isTrue();
        assertThat(SourceEvent.isIn(withGroup(logged, null))).isTrue();
        assertThat(SourceEvent.isIn(withGroup("{\"message\":\"x\",\"log_group\":\"/other\"}", null)))
                .isFalse();
        assertThat(SourceEvent.isIn(withGroup(EVENT, "/shop"))).isTrue();
        assertThat(SourceEvent.isIn(withGroup(Map.of("message", "x"), null))).isFalse();
    }

    private static SinkRecord withGroup(Object value, @Nullable String group) {
        SinkRecord record = new SinkRecord("logs", 0, null, null, null, value, 0);
        if (group != null) {
            record.headers().addString("cloudwatch.log.group", group);
        }
        return record;
    }
}
