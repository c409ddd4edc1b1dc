package io.tocsin.cloudwatch.config;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * How often to look, and how far back.
 *
 * @param settle how long after its ingestion an event may become visible
 * @param tip frequent scans with a short reach, which make it quick
 * @param hot scans in between
 * @param late rare scans with the longest reach, which make it complete
 * @param newestFirst whether the newest events come before the rest is caught up on
 * @param maxCatchUp how much of a long absence is caught up on
 * @param offsetMaxBytes about how large an offset may get for the ids of recent events
 */
public record ScanningSettings(
        Duration settle, Tier tip, Tier hot, Tier late, boolean newestFirst, Duration maxCatchUp, int offsetMaxBytes) {
    public static final String POLL_INTERVAL = "poll.interval.ms";
    public static final String TIP_REACH = "tip.reach.ms";
    public static final String HOT_INTERVAL = "hot.interval.ms";
    public static final String HOT_REACH = "hot.reach.ms";
    public static final String LATE_INTERVAL = "late.interval.ms";
    public static final String LATE_REACH = "late.reach.ms";
    public static final String SETTLE = "settle.ms";
    public static final String CATCH_UP = "catch.up";
    public static final String MAX_CATCH_UP = "max.catch.up.ms";

    public static final String OFFSET_MAX = "offset.max.bytes";

    static final String NEWEST_FIRST = "newest-first";
    static final String IN_ORDER = "in-order";

    private static final long LEAST_INTERVAL = 100;

    /** As good as no limit, in milliseconds. */
    private static final long A_CENTURY = Duration.ofDays(36_500).toMillis();

    private static final int OFFSET_LEAST = 4 << 10;
    private static final int OFFSET_DEFAULT = 64 << 10;
    /** Kafka takes about 1 MB a record, and the estimate is not exact. */
    private static final int OFFSET_MOST = 512 << 10;

    /** One kind of scan: how far each reaches back from the one before it, and how long after it begins the next. */
    public record Tier(Duration reach, Duration interval) {}

    static void define(ConfigDef definition) {
        Group group = new Group(definition, "Scanning");
        defineTip(group);
        defineHot(group);
        defineLate(group);
        defineCatchUp(group);
        defineOffset(group);
    }

    private static void defineTip(Group group) {
        group.millis(
                        POLL_INTERVAL,
                        Duration.ofSeconds(5),
                        LEAST_INTERVAL,
                        Importance.HIGH,
                        "Poll interval (ms)",
                        "How often the newest events of each log group are asked for. An account has 5 to 25 requests a second"
                                + " and region, so with many log groups it has to be longer.")
                .millis(
                        TIP_REACH,
                        Duration.ofSeconds(30),
                        0,
                        Importance.LOW,
                        "Tip reach (ms)",
                        "How far such a request reaches back before the one before it.");
    }

    private static void defineHot(Group group) {
        group.millis(
                        HOT_INTERVAL,
                        Duration.ofMinutes(1),
                        LEAST_INTERVAL,
                        Importance.LOW,
                        "Hot interval (ms)",
                        "How often events are looked for that came somewhat late.")
                .millis(
                        HOT_REACH,
                        Duration.ofMinutes(10),
                        0,
                        Importance.LOW,
                        "Hot reach (ms)",
                        "How far such a scan reaches back before the one before it.");
    }

    private static void defineLate(Group group) {
        group.millis(
                        LATE_INTERVAL,
                        Duration.ofMinutes(10),
                        LEAST_INTERVAL,
                        Importance.MEDIUM,
                        "Late interval (ms)",
                        "How often the whole late.reach.ms is read again. Longer costs fewer requests, and late events come"
                                + " later.")
                .millis(
                        LATE_REACH,
                        Duration.ofHours(1),
                        0,
                        Importance.MEDIUM,
                        "Late reach (ms)",
                        "How late an event may be ingested, after its own timestamp, and still be emitted; settle.ms is added. Longer costs more"
                                + " requests.")
                .millis(
                        SETTLE,
                        Duration.ofMinutes(5),
                        1,
                        Importance.MEDIUM,
                        "Settle (ms)",
                        "How long after its ingestion an event may become visible to a request and still be emitted after a"
                                + " restart. Longer keeps more event ids in the offset.");
    }

    private static void defineCatchUp(Group group) {
        group.text(
                        CATCH_UP,
                        NEWEST_FIRST,
                        Rule.oneOf(List.of(NEWEST_FIRST, IN_ORDER)),
                        Importance.MEDIUM,
                        "Catch up",
                        "After downtime: newest-first shows new events at once while the missed ones follow; in-order holds"
                                + " new events back until the missed ones are through.")
                .number(
                        MAX_CATCH_UP,
                        Duration.ofDays(7).toMillis(),
                        1,
                        A_CENTURY,
                        Importance.MEDIUM,
                        "Longest catch-up (ms)",
                        "After a start, a log group that was last scanned longer ago than this goes on from this long"
                                + " ago, and a warning says what was skipped. One that was scanned since catches up on all"
                                + " that it must, however old its position is.");
    }

    private static void defineOffset(Group group) {
        group.number(
                OFFSET_MAX,
                OFFSET_DEFAULT,
                OFFSET_LEAST,
                OFFSET_MOST,
                Importance.LOW,
                "Longest offset (bytes)",
                "About how large a log group's offset may get for the ids of recent events, which it holds for about settle.ms. Where"
                        + " more match than fit, new events wait until settle.ms is over. The default lasts for some 12 events a second if each was"
                        + " ingested by a request of its own, and for more if several were ingested together.");
    }

    static void check(Values values) {
        notOver(values, TIP_REACH, HOT_REACH);
        notOver(values, HOT_REACH, LATE_REACH);
        notOver(values, POLL_INTERVAL, HOT_INTERVAL);
        notOver(values, HOT_INTERVAL, LATE_INTERVAL);
    }

    private static void notOver(Values values, String key, String limit) {
        if (values.sound(key, limit) && values.number(key) > values.number(limit)) {
            values.wrong(
                    key,
                    values.number(key) + " is more than " + limit + " (" + values.number(limit)
                            + "); lower it or raise " + limit);
        }
    }

    static ScanningSettings of(Values values) {
        return new ScanningSettings(
                millis(values, SETTLE),
                new Tier(millis(values, TIP_REACH), millis(values, POLL_INTERVAL)),
                new Tier(millis(values, HOT_REACH), millis(values, HOT_INTERVAL)),
                new Tier(millis(values, LATE_REACH), millis(values, LATE_INTERVAL)),
                NEWEST_FIRST.equals(values.textOr(CATCH_UP, NEWEST_FIRST)),
                millis(values, MAX_CATCH_UP),
                (int) values.number(OFFSET_MAX));
    }

    private static Duration millis(Values values, String key) {
        return Duration.ofMillis(values.number(key));
    }
}
