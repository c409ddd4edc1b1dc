package io.tocsin.cloudwatch.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tocsin.cloudwatch.logs.LogEvent;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.json.JsonConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValueTest {
    private static final Origin ORIGIN = new Origin(null, "eu-west-1", "payments");
    private static final int MAX_BYTES = 10_000;

    private final JsonValue values = new JsonValue(MAX_BYTES);

    @Test
    void numbersAreLongsAndDoubles() {
        assertThat(parsed("{\"i\": -7, \"l\": 9223372036854775807, \"d\": 0.1, \"e\": 1e3}"))
                .isEqualTo(Map.of("i", -7L, "l", Long.MAX_VALUE, "d", 0.1, "e", 1000.0));
    }

    @Test
    void aNumberThatFitsNeitherStaysAsItIsWritten() {
        assertThat(parsed("{\"i\": 9223372036854775808, \"d\": 1e999}"))
                .isEqualTo(Map.of("i", "9223372036854775808", "d", "1e999"));
    }

    @Test
    void nestedValuesKeepTheirPlaces() {
        assertThat(parsed("{\"a\": {\"b\": [1, {\"c\": null}, true]}, \"d\": {}}")
                        .toString())
                .isEqualTo("{\"a\": {\"b\": [1, {\"c\": null}, true]}, \"d\": {}}");
        assertThat(parsed("{\"a\": [1, null, true]}").get("a")).isEqualTo(Arrays.asList(1L, null, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ERROR",
                "null",
                "42",
                "\"text\"",
                "[1, 2]",
                "[INFO] started",
                "{\"a\": 1} and more",
                "{\"a\": 1}{\"b\": 2}",
                "{\"a\": 1",
                "{a: 1}",
                "{\"a\": NaN}",
                "{\"\\ud800\": 1}",
                "{\"a\": 1, \"a\": 2}",
                "{} {"
            })
    void whatIsNoJsonObjectAloneStaysAString(String message) {
        assertStaysString(message);
    }

    @Test
    void whatIsNestedTooDeepForTheWorkersWriterStaysAString() {
        assertStaysString("{\"a\":" + "[".repeat(600) + "]".repeat(600) + "}");
    }

    @Test
    void aMessageThatWasCutStaysAString() {
        Message cut = Message.of("{\"a\": \"" + "x".repeat(MAX_BYTES) + "\"}", MAX_BYTES);

        assertThat(values.of(ORIGIN, event(""), cut)).isEqualTo(new SchemaAndValue(Schema.STRING_SCHEMA, cut.text()));
    }

    @Test
    void anObjectWhoseNumbersGrowOverTheLimitStaysAString() {
        assertThat(parsed("{\"a\": [1e6]}").get("a")).isEqualTo(Arrays.asList(1e6));
        assertStaysString("{\"a\": [" + "1e6,".repeat(MAX_BYTES / 5) + "1]}");
    }

    /** JsonConverter's writer throws at half a surrogate pair. */
    @Test
    void anEscapedHalfOfASurrogatePairIsReplaced() throws IOException {
        Map<?, ?> object = parsed("{\"a\": \"b\\udc00\"}");

        try (JsonConverter converter = new JsonConverter()) {
            converter.configure(Map.of("schemas.enable", false), false);
            assertThat(new ObjectMapper()
                            .readTree(converter.fromConnectData("t", null, object))
                            .toString())
                    .isEqualTo("{\"a\":\"b\uFFFD\"}");
        }
    }

    private Map<?, ?> parsed(String message) {
        SchemaAndValue parsed = values.of(ORIGIN, event(message), Message.of(message, MAX_BYTES));
        assertThat(parsed.schema()).isNull();
        assertThat(parsed.value()).isInstanceOf(Map.class);
        return (Map<?, ?>) parsed.value();
    }

    private void assertStaysString(String message) {
        assertThat(values.of(ORIGIN, event(message), Message.of(message, MAX_BYTES)))
                .isEqualTo(new SchemaAndValue(Schema.STRING_SCHEMA, message));
    }

    private static LogEvent event(String message) {
        return new LogEvent("1", "s", 0, 0, message);
    }
}
