package io.tocsin.slack.record;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Values;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * Restores the text of headers. Connect's default header converter, {@code SimpleHeaderConverter}, makes numbers, booleans and dates
 * of texts that look like them: of an event id a {@code BigDecimal}, of the account {@code 012345678901} the number 12345678901, of
 * a log stream {@code 2026-11-22} a date. The text is restored where the value still tells it; {@code 1e5}, {@code 007} and
 * {@code 1.50} come out as {@code 100000}, {@code 7} and {@code 1.5}, and long fractions are rounded. With {@code StringConverter} nothing is lost.
 */
public final class HeaderText {
    /** Names of headers that the source writes; docs/record-format.md describes them. */
    public static final String EVENT_ID = "cloudwatch.event.id";

    public static final String ACCOUNT = "cloudwatch.account";
    public static final String REGION = "cloudwatch.region";
    public static final String LOG_GROUP = "cloudwatch.log.group";
    public static final String LOG_STREAM = "cloudwatch.log.stream";
    public static final String TIMESTAMP = "cloudwatch.timestamp";
    public static final String MESSAGE_BYTES = "cloudwatch.message.bytes";

    private static final String OF_SOURCE = "cloudwatch.";
    /** How many digits these have; leading zeros are lost in a number. */
    private static final Map<String, Integer> DIGITS = Map.of(ACCOUNT, 12, EVENT_ID, 56);

    private static final Set<String> NUMBERS = Set.of(TIMESTAMP, MESSAGE_BYTES);

    private static final long DAY_MILLIS = 86_400_000;
    /** A larger exponent is not written out: a few bytes could ask for any amount of memory. */
    private static final int MOST_DIGITS = 1_000;

    private HeaderText() {}

    /** The text of a header; of several with that name, the last. Absent if there is none, or it is null. */
    public static Optional<String> of(SinkRecord record, String name) {
        return Optional.ofNullable(record.headers().lastWithName(name)).flatMap(HeaderText::of);
    }

    /** The text of a header; absent if it is null. */
    public static Optional<String> of(Header header) {
        Object value = header.value();
        return value == null ? Optional.empty() : Optional.of(padded(header.key(), value, text(header, value)));
    }

    /**
     * A header as templates use it: structures, booleans and numbers as they are, so that templates can look into them and calculate,
     * anything else as text. What the source writes as text is text in any case. Null if the header is.
     */
    public static @Nullable Object value(Header header) {
        Object value = header.value();
        if (NUMBERS.contains(header.key())) {
            return number(header).<Object>map(number -> number).orElse(value);
        }
        return isUsedAsItIs(value) && !header.key().startsWith(OF_SOURCE)
                ? value
                : of(header).orElse(null);
    }

    private static boolean isUsedAsItIs(@Nullable Object value) {
        boolean number = value instanceof Number && !(value instanceof BigDecimal);
        return number || value instanceof Boolean || isStructure(value);
    }

    private static boolean isStructure(@Nullable Object value) {
        return value instanceof Map || value instanceof List || value instanceof Struct;
    }

    /** The whole number that a header holds, as a number or as text; absent if it holds none. */
    public static Optional<Long> number(SinkRecord record, String name) {
        return Optional.ofNullable(record.headers().lastWithName(name)).flatMap(HeaderText::number);
    }

    private static Optional<Long> number(Header header) {
        try {
            return of(header).map(String::strip).map(Long::valueOf);
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private static String padded(String name, Object value, String text) {
        int missing = value instanceof Number ? DIGITS.getOrDefault(name, 0) - text.length() : 0;
        return missing > 0 && text.chars().allMatch(Character::isDigit) ? "0".repeat(missing) + text : text;
    }

    private static String text(Header header, Object value) {
        if (value instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        } else if (value instanceof ByteBuffer buffer) {
            return StandardCharsets.UTF_8.decode(buffer.duplicate()).toString();
        } else if (value instanceof BigDecimal || value instanceof Double || value instanceof Float) {
            return plain(new BigDecimal(value.toString()), value);
        } else if (value instanceof Date date && isDate(header.schema())) {
            return day(date).toString();
        } else if (value instanceof Date || isStructure(value)) {
            return Values.convertToString(header.schema(), value);
        }
        return value.toString();
    }

    private static String plain(BigDecimal number, Object value) {
        return Math.abs((long) number.scale()) > MOST_DIGITS ? value.toString() : number.toPlainString();
    }

    private static boolean isDate(@Nullable Schema schema) {
        return schema != null && org.apache.kafka.connect.data.Date.LOGICAL_NAME.equals(schema.name());
    }

    /** Connect's dates are at midnight in UTC, but for those of {@code SimpleHeaderConverter}, which are at midnight of the JVM's zone. */
    private static LocalDate day(Date date) {
        Instant midnight = date.toInstant();
        boolean inUtc = midnight.toEpochMilli() % DAY_MILLIS == 0;
        return LocalDate.ofInstant(midnight, inUtc ? ZoneOffset.UTC : ZoneId.systemDefault());
    }
}
