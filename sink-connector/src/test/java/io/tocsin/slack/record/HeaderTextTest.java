package io.tocsin.slack.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.TimeZone;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.storage.HeaderConverter;
import org.apache.kafka.connect.storage.SimpleHeaderConverter;
import org.apache.kafka.connect.storage.StringConverter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers as the workers' converters hand them over. */
class HeaderTextTest {
    private static final String ID = "39402511845462415023404810293216430891174052367101558784";

    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void restoreZone() {
        TimeZone.setDefault(zone);
    }

    private static SinkRecord through(HeaderConverter converter, String name, String text) {
        SinkRecord record = new SinkRecord("logs", 0, null, null, null, "value", 0);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        SchemaAndValue converted = converter.toConnectHeader("logs", name, bytes);
        record.headers().add(name, converted == null ? SchemaAndValue.NULL : converted);
        return record;
    }

    private static @Nullable String text(String name, String text) {
        return HeaderText.of(through(new SimpleHeaderConverter(), name, text), name)
                .orElse(null);
    }

    @ParameterizedTest
    @CsvSource({
        "cloudwatch.event.id, " + ID,
        "cloudwatch.event.id, 00002511845462415023404810293216430891174052367101558784",
        "cloudwatch.account, 012345678901",
        "cloudwatch.account, 000000000012",
        "cloudwatch.account, 123456789012",
        "cloudwatch.log.group, /aws/lambda/payments",
        "cloudwatch.log.group, 42",
        "cloudwatch.log.stream, 2026-11-22",
        "cloudwatch.log.stream, 2026-11-22T10:00:00.000Z",
        "cloudwatch.log.stream, 10:00:00.000Z",
        "cloudwatch.log.stream, 2026/11/22/[$LATEST]4f1c",
        "cloudwatch.log.stream, true",
        "cloudwatch.log.stream, '[1,2]'",
        "cloudwatch.log.stream, -5",
        "cloudwatch.region, eu-west-1",
        "trace, 12345678901234567890123456789012345678901234567890",
        "trace, 1.25"
    })
    void theDefaultConverterLosesNothingThatCanBeRestored(String name, String written) {
        assertThat(text(name, written)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Asia/Tokyo", "America/Los_Angeles"})
    void datesAreRestoredInAnyZoneOfTheWorker(String of) {
        TimeZone.setDefault(TimeZone.getTimeZone(of));

        assertThat(text("day", "2026-11-22")).isEqualTo("2026-11-22");
        assertThat(text("time", "2026-11-22T10:00:00.000Z")).isEqualTo("2026-11-22T10:00:00.000Z");
    }

    @Test
    void aDateOfConnectIsTheDayInUtc() {
        TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
        SinkRecord record = new SinkRecord("logs", 0, null, null, null, "value", 0);
        record.headers()
                .add("day", Date.from(Instant.ofEpochMilli(86_400_000)), org.apache.kafka.connect.data.Date.SCHEMA);

        assertThat(HeaderText.of(record, "day")).contains("1970-01-02");
    }

    @Test
    void stringConverterLosesNothing() {
        for (String written : new String[] {"007", "1e5", "1.50", "null", ID, "2026-11-22", "{}"}) {
            SinkRecord record = through(new StringConverter(), "cloudwatch.log.stream", written);

            assertThat(HeaderText.of(record, "cloudwatch.log.stream")).contains(written);
        }
    }

    @Test
    void aHeaderOfBytesIsTheirText() {
        SinkRecord record = new SinkRecord("logs", 0, null, null, null, "value", 0);
        record.headers().addBytes("trace", "é".getBytes(StandardCharsets.UTF_8));

        assertThat(HeaderText.of(record, "trace")).contains("é");
    }

    @Test
    void noHeaderAsksForMuchMemory() {
        SinkRecord record = new SinkRecord("logs", 0, null, null, null, "value", 0);
        record.headers().add("n", new BigDecimal("1e2000000000"), Decimal.schema(0));

        assertThat(HeaderText.of(record, "n")).contains("1E+2000000000");
    }

    @Test
    void sizesAreNumbersWithAnyConverter() {
        for (HeaderConverter converter : new HeaderConverter[] {new SimpleHeaderConverter(), new StringConverter()}) {
            SinkRecord record = through(converter, HeaderText.MESSAGE_BYTES, "300000");

            assertThat(HeaderText.number(record, HeaderText.MESSAGE_BYTES)).contains(300_000L);
            assertThat(HeaderText.value(record.headers().lastWithName(HeaderText.MESSAGE_BYTES)))
                    .isEqualTo(300_000L);
        }
        assertThat(HeaderText.number(through(new StringConverter(), "n", "many"), "n"))
                .isEmpty();
    }

    @Test
    void templatesCanCalculateAndLookIntoOtherHeaders() {
        SinkRecord record = through(new SimpleHeaderConverter(), "attempt", "3");
        record.headers().add("trace", Map.of("id", "t-9"), null);
        record.headers().add("flag", true, Schema.BOOLEAN_SCHEMA);

        assertThat(HeaderText.value(record.headers().lastWithName("attempt"))).isEqualTo((byte) 3);
        assertThat(HeaderText.value(record.headers().lastWithName("trace"))).isEqualTo(Map.of("id", "t-9"));
        assertThat(HeaderText.value(record.headers().lastWithName("flag"))).isEqualTo(true);
    }
}
