package io.tocsin.benchmarks.source;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What {@link Throughput} measures: which lines there are, and what becomes of those that match.
 *
 * @param length of a line, in characters
 * @param lines in the log group
 * @param every one line in so many matches
 * @param slowPart where calls take time, one line in so many is read: the last ones
 * @param lean whether records are the message alone, which are the leanest that can be set, or as they are by default
 */
record Shape(int length, int lines, int every, int slowPart, boolean lean) {
    /** How many characters the source that reads nothing hands over. */
    private static final int COPIED = 400_000_000;

    /** As docs/source-connector.md tells for a large backfill. */
    private static final Map<String, String> BACKFILL = Map.ofEntries(
            entry("producer.override.batch.size", "524288"),
            entry("producer.override.linger.ms", "5"),
            entry("producer.override.buffer.memory", "16777216"),
            entry("producer.override.send.buffer.bytes", "1048576"),
            entry("producer.override.max.in.flight.requests.per.connection", "5"),
            entry("producer.override.enable.idempotence", "true"),
            entry("transaction.boundary", "interval"),
            entry("transaction.boundary.interval.ms", "1000"));

    /** What filter patterns are for: a few lines of many. */
    static Shape oneInHundred(boolean lean) {
        return new Shape(200, 24_000_000, 100, 3, lean);
    }

    static Shape oneInTen(boolean lean) {
        return new Shape(2_000, 2_000_000, 10, 4, lean);
    }

    static Shape all(boolean lean) {
        return new Shape(200, 2_000_000, 1, 4, lean);
    }

    static Shape allLong(boolean lean) {
        return new Shape(2_000, 600_000, 1, 8, lean);
    }

    /** For a quick look. */
    Shape percent(int percent) {
        return new Shape(length, (int) ((long) lines * percent / 100), every, slowPart, lean);
    }

    /** How many records the source that reads nothing hands over. */
    int copies() {
        return COPIED / length;
    }

    String name() {
        return String.format(
                Locale.ROOT, "%,d characters, %s", length, every == 1 ? "all match" : "one in " + every + " matches");
    }

    /** The connector's settings that it takes. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(BACKFILL);
        if (lean) {
            settings.put("record.value", "message");
            settings.put("record.headers", "false");
            settings.put("record.key", "none");
            settings.put("value.converter", "org.apache.kafka.connect.storage.StringConverter");
        }
        return settings;
    }
}
