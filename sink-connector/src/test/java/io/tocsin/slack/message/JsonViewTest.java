package io.tocsin.slack.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.message.redaction.Redactor;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class JsonViewTest {
    private static Object plain(Object value) {
        return new PlainValues(Redactor.none()).of(value);
    }

    @Test
    void primitivesAreTheirOwnText() {
        assertThat(JsonView.text(plain("a \"b\""))).isEqualTo("a \"b\"");
        assertThat(JsonView.text(plain(7L))).isEqualTo("7");
        assertThat(JsonView.text(plain(true))).isEqualTo("true");
        assertThat(JsonView.text(plain(new BigDecimal("1.50")))).isEqualTo("1.50");
        assertThat(JsonView.text(plain(Date.from(Instant.EPOCH)))).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(JsonView.text(plain("é".getBytes(StandardCharsets.UTF_8)))).isEqualTo("é");
    }

    @Test
    void mapsAndListsAreIndentedJson() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("list", Arrays.asList(1, null, Double.NaN));
        value.put("bytes", ByteBuffer.wrap(new byte[] {1}));
        value.put("more", Map.of(3, new byte[] {2}));

        assertThat(JsonView.text(plain(value)).replaceAll("\\s+", " "))
                .isEqualTo(
                        "{ \"list\" : [ 1, null, \"NaN\" ], \"bytes\" : \"AQ==\", \"more\" : { \"3\" : \"Ag==\" } }");
    }

    @Test
    void structsAreIndentedJson() {
        Schema inner = SchemaBuilder.struct().field("id", Schema.INT32_SCHEMA).build();
        Schema schema = SchemaBuilder.struct()
                .field("items", SchemaBuilder.array(inner).build())
                .field("none", Schema.OPTIONAL_STRING_SCHEMA)
                .build();
        Struct value = new Struct(schema).put("items", List.of(new Struct(inner).put("id", 1)));

        assertThat(JsonView.text(plain(value)).replaceAll("\\s+", " "))
                .isEqualTo("{ \"items\" : [ { \"id\" : 1 } ], \"none\" : null }");
    }
}
