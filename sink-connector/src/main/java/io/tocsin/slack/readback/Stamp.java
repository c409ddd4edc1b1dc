package io.tocsin.slack.readback;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a message's metadata says of the records that it stands for. Anyone in the workspace can read it, so it holds names, offsets
 * and hashes, nothing of the records' content.
 *
 * @param issuer who posted it
 * @param ranges the records; only as many ranges as have {@link #ROOM}. What is left out is delivered at least once
 */
public record Stamp(Issuer issuer, List<RecordRange> ranges) {
    /** The type of the metadata that all messages of this connector carry. */
    public static final String EVENT_TYPE = "tocsin_message";
    /** Characters of ranges; how much metadata Slack takes is not documented. About a hundred partitions. */
    public static final int ROOM = 6_000;
    /** Ranges of a message at most; metadata with more of them is not this connector's. */
    static final int MOST = 300;

    /** The number of a message that others follow for the same records; only together do they stand for them. */
    public static final String PART = "part";

    private static final String CONNECTOR = "connector";
    private static final String EPOCH = "epoch";
    private static final String ROUTING = "routing";
    private static final String RANGE = "records_";
    private static final String HEX = "[0-9a-f]{1,16}";

    /**
     * Whose messages count as posted.
     *
     * @param connector the connector's name
     * @param epoch a message of another epoch is as if it were not there
     * @param routing a hash of the settings that decide which record goes to which destination
     */
    public record Issuer(String connector, String epoch, long routing) {

        /** Whether a message of the other's is one of this one's, whatever the routing was then. */
        boolean owns(Issuer other) {
            return connector.equals(other.connector) && epoch.equals(other.epoch);
        }
    }

    public Stamp {
        ranges = List.copyOf(ranges);
    }

    /** A stamp with as many of these ranges as have {@link #ROOM}. */
    public static Stamp of(Issuer issuer, List<RecordRange> ranges) {
        return of(issuer, ranges, ROOM);
    }

    /**
     * A stamp with as many of these ranges as have room.
     *
     * @param room for how many characters of ranges
     */
    public static Stamp of(Issuer issuer, List<RecordRange> ranges, int room) {
        int length = 0;
        int fitting = 0;
        for (RecordRange range : ranges) {
            length += range.text().length();
            if (length > room) {
                break;
            }
            fitting++;
        }
        return new Stamp(issuer, ranges.subList(0, fitting));
    }

    /** As metadata. */
    public Map<String, String> payload() {
        Map<String, String> payload = new HashMap<>();
        payload.put(CONNECTOR, issuer.connector());
        payload.put(EPOCH, issuer.epoch());
        payload.put(ROUTING, Long.toHexString(issuer.routing()));
        for (int i = 0; i < ranges.size(); i++) {
            payload.put(RANGE + i, ranges.get(i).text());
        }
        return payload;
    }

    /** How many characters the ranges take in metadata. */
    public static int length(Map<String, String> payload) {
        return payload.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(RANGE))
                .mapToInt(entry -> entry.getValue().length())
                .sum();
    }

    /**
     * Reads {@link #payload()}; absent if it is none, or one of a message that is to be followed by others for the same records. Whoever
     * may post in the channel chooses what stands there: if any part cannot be what this connector writes, none of it counts.
     */
    public static Optional<Stamp> parse(Map<String, String> payload) {
        String connector = payload.get(CONNECTOR);
        String epoch = payload.get(EPOCH);
        String routing = payload.get(ROUTING);
        if (connector == null
                || epoch == null
                || routing == null
                || !routing.matches(HEX)
                || payload.containsKey(PART)) {
            return Optional.empty();
        }
        Issuer issuer = new Issuer(connector, epoch, Long.parseUnsignedLong(routing, 16));
        return ranges(payload).map(ranges -> new Stamp(issuer, ranges));
    }

    /** Returns whether metadata that is no stamp looks like one that was damaged or made up. */
    public static boolean isMalformed(Map<String, String> payload) {
        return payload.containsKey(RANGE + 0)
                && !payload.containsKey(PART)
                && parse(payload).isEmpty();
    }

    private static Optional<List<RecordRange>> ranges(Map<String, String> payload) {
        List<RecordRange> ranges = new ArrayList<>();
        for (int i = 0; i <= MOST; i++) {
            String text = payload.get(RANGE + i);
            if (text == null) {
                return Optional.of(ranges);
            }
            Optional<RecordRange> range = RecordRange.parse(text);
            if (range.isEmpty()) {
                return Optional.empty();
            }
            ranges.add(range.get());
        }
        return Optional.empty();
    }
}
