package io.tocsin.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.cloudwatch.record.Origin;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.connect.json.JsonConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcePartitionTest {
    private static final Origin KNOWN = new Origin("123456789012", "eu-west-1", "/aws/lambda/payments");
    private static final Origin UNKNOWN = new Origin(null, "eu-west-1", "/aws/lambda/payments");

    /** Connect looks offsets up by these bytes: other ones, and every connector begins anew. */
    @Test
    void isStoredAsItWasInEveryVersion() {
        assertThat(stored(SourcePartition.of(KNOWN)))
                .isEqualTo(
                        "{\"log_group\":\"/aws/lambda/payments\",\"region\":\"eu-west-1\",\"account\":\"123456789012\"}");
        assertThat(stored(SourcePartition.of(UNKNOWN)))
                .isEqualTo("{\"log_group\":\"/aws/lambda/payments\",\"region\":\"eu-west-1\"}");
        assertThat(stored(SourcePartition.ofLook("eu-west-1", 2)))
                .isEqualTo("{\"task\":\"2\",\"log_group\":\"*\",\"region\":\"eu-west-1\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"log_group\":\"*\",\"region\":\"eu-west-1\",\"task\":\"2\"}",
                "{\"task\":\"2\",\"region\":\"eu-west-1\",\"log_group\":\"*\"}",
                "{\"region\":\"eu-west-1\",\"log_group\":\"*\",\"task\":\"2\"}"
            })
    void theTimeOfTheLastLookIsFoundInWhateverOrderItIsSent(String sent) {
        assertThat(reread(sent)).isEqualTo(stored(SourcePartition.ofLook("eu-west-1", 2)));
    }

    /** As a worker does with what it has stored, and with what users send, before it looks for the offset. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"account\":\"123456789012\",\"region\":\"eu-west-1\",\"log_group\":\"/aws/lambda/payments\"}",
                "{\"region\":\"eu-west-1\",\"log_group\":\"/aws/lambda/payments\",\"account\":\"123456789012\"}",
                "{\"log_group\":\"/aws/lambda/payments\",\"account\":\"123456789012\",\"region\":\"eu-west-1\"}"
            })
    void isFoundInWhateverOrderItIsSent(String sent) {
        assertThat(reread(sent)).isEqualTo(stored(SourcePartition.of(KNOWN)));
    }

    private static String reread(String sent) {
        try (JsonConverter converter = converter()) {
            Object read = converter
                    .toConnectData("offsets", sent.getBytes(StandardCharsets.UTF_8))
                    .value();
            return new String(converter.fromConnectData("offsets", null, read), StandardCharsets.UTF_8);
        }
    }

    private static String stored(Map<String, String> partition) {
        try (JsonConverter converter = converter()) {
            return new String(converter.fromConnectData("offsets", null, partition), StandardCharsets.UTF_8);
        }
    }

    private static JsonConverter converter() {
        JsonConverter converter = new JsonConverter();
        converter.configure(Map.of("schemas.enable", false), false);
        return converter;
    }
}
