package io.tocsin.slack.message;

import io.tocsin.slack.message.text.Excerpt;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a message is about: a log event, or the content of any other record.
 *
 * @param text the log text
 * @param logGroup the log group; null where the record is no log event
 * @param time the event's own time, or else the record's
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

    /** Who speaks: the log group without what every group of its kind starts with, or else the topic. */
    String speaker() {
        if (logGroup == null) {
            return topic;
        }
        String name = logGroup.replaceFirst("^/aws/[^/]+/(?=.)", "").replaceFirst("^/(?=.)", "");
        return name.isBlank() ? logGroup : name;
    }

    /** Where it is from, on one line, raw. */
    String where() {
        if (logGroup == null) {
            return Excerpt.line(origin, 2 * Limits.PLACE);
        }
        return Stream.of(logGroup, logStream, account, region)
                .filter(Objects::nonNull)
                .map(place -> Excerpt.line(place, Limits.PLACE))
                .collect(Collectors.joining(" · "));
    }
}
