package io.tocsin.slack.readback;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;

/**
 * Records of one partition for which one message stands: all those from the first to the last that came to the message's
 * destination. Others in between (filtered out, without a value, for another destination) are none of it.
 *
 * @param count how many they are
 * @param check tells this sequence of offsets and timestamps from any other
 * @param end tells the last record from any other
 */
public record RecordRange(TopicPartition partition, long first, long last, long count, long check, long end) {
    /** The characters and the length of a topic's name are Kafka's. */
    private static final Pattern TEXT = Pattern.compile(
            "([a-zA-Z0-9._-]{1,249}):(\\d{1,9}):(\\d{1,18})-(\\d{1,18}):(\\d{1,18}):([0-9a-f]{1,16}):([0-9a-f]{1,16})");

    private static final int HEX = 16;

    /** Whether an offset lies within. */
    public boolean contains(long offset) {
        return first <= offset && offset <= last;
    }

    /** As it stands in a message's metadata, for instance {@code logs:0:17-25:9:8f3a…:1b2c…}. */
    public String text() {
        return String.join(
                ":",
                partition.topic(),
                Integer.toString(partition.partition()),
                first + "-" + last,
                Long.toString(count),
                Long.toHexString(check),
                Long.toHexString(end));
    }

    /** Reads {@link #text()}; absent if it is none, or says what cannot be. */
    public static Optional<RecordRange> parse(String text) {
        Matcher part = TEXT.matcher(text);
        if (!part.matches()) {
            return Optional.empty();
        }
        RecordRange range = new RecordRange(
                new TopicPartition(part.group(1), Integer.parseInt(part.group(2))),
                Long.parseLong(part.group(3)),
                Long.parseLong(part.group(4)),
                Long.parseLong(part.group(5)),
                Long.parseUnsignedLong(part.group(6), HEX),
                Long.parseUnsignedLong(part.group(7), HEX));
        return Optional.of(range).filter(RecordRange::isPossible);
    }

    private boolean isPossible() {
        return first <= last && count >= 1 && count <= last - first + 1;
    }
}
