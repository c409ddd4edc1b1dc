package io.tocsin.slack.message;

import io.tocsin.slack.message.text.Excerpt;
import java.time.Instant;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a message is about: a log event, or the content of any other record.
 *
 * @param text the log text
 * @param logGroup the log group; null where the record is no log event
 * @param time the event's own time, or else the record's Kafka timestamp; null if it has neither
 * @param origin where the record stands in Kafka, in words
 * @param topic the record's topic
 * @param bytesBeforeCut how long the log text was before its source cut it; null if it is whole
 */
record LogEntry(
        String text,
        @Nullable String logGroup,
        @Nullable String logStream,
        @Nullable String account,
        @Nullable String region,
        @Nullable Instant time,
        String topic,
        String origin,
        @Nullable Long bytesBeforeCut) {

    /** What every log group of its kind starts with. */
    private static final Pattern COMMON = Pattern.compile("^(?:/aws/[^/]+/(?=.))?/?(?=.)");

    /** Who speaks: the log group without what every group of its kind starts with, or else the topic. */
    String speaker() {
        if (logGroup == null) {
            return topic;
        }
        String name = COMMON.matcher(logGroup).replaceFirst("");
        return name.isBlank() ? logGroup : name;
    }

    /** Exactly where it is from, raw: log group, account and region, or else the topic. */
    String place() {
        return logGroup == null
                ? topic
                : Stream.of(logGroup, account, region).filter(Objects::nonNull).collect(Collectors.joining(" · "));
    }

    /** Where it is from, on one line, raw. */
    String where() {
        if (logGroup == null) {
            return Excerpt.line(origin, 2 * Limits.PLACE);
        }
        StringJoiner where = new StringJoiner(" · ");
        for (String place : new @Nullable String[] {logGroup, logStream, account, region}) {
            if (place != null) {
                where.add(Excerpt.line(place, Limits.PLACE));
            }
        }
        return where.toString();
    }
}
