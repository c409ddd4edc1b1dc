package io.tocsin.emulator.cloudwatch;

import io.tocsin.emulator.cloudwatch.store.Ingestion;
import io.tocsin.emulator.cloudwatch.store.LogEvent;
import io.tocsin.emulator.cloudwatch.store.LogGroup;
import io.tocsin.emulator.cloudwatch.store.LogStream;
import io.tocsin.emulator.cloudwatch.store.Region;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** One region, reached without HTTP: creates what is named on the way, and applies none of the limits of PutLogEvents. */
public final class EmulatedRegion {
    private final Region region;
    private final Ingestion ingestion;
    private final InstantSource clock;

    EmulatedRegion(Region region, Ingestion ingestion, InstantSource clock) {
        this.region = region;
        this.ingestion = ingestion;
        this.clock = clock;
    }

    /** Creates a log group if there is none of that name. */
    public EmulatedRegion createLogGroup(String group) {
        return createLogGroup(group, LogGroup.STANDARD);
    }

    /** Creates a log group of a class, such as {@code INFREQUENT_ACCESS}, if there is none of that name. */
    public EmulatedRegion createLogGroup(String group, String logGroupClass) {
        region.createGroup(group, logGroupClass, clock.millis());
        return this;
    }

    /** Stores messages as one request, all with the present time. */
    public void put(String group, String stream, String... messages) {
        put(group, stream, clock.instant(), messages);
    }

    /** Stores messages as one request, all with the same timestamp. */
    public void put(String group, String stream, Instant timestamp, String... messages) {
        createLogGroup(group);
        LogGroup target = Objects.requireNonNull(region.groups().get(group));
        target.createStream(stream, clock.millis());
        LogStream into = Objects.requireNonNull(target.streams().get(stream));
        ingestion.store(target, into, inputs(timestamp.toEpochMilli(), messages));
    }

    /** From now on FilterLogEvents on a log group is answered with AccessDeniedException, whoever asks. */
    public EmulatedRegion deny(String group) {
        existing(group).deny(true);
        return this;
    }

    /** Takes {@link #deny} back. */
    public EmulatedRegion allow(String group) {
        existing(group).deny(false);
        return this;
    }

    private LogGroup existing(String group) {
        return Objects.requireNonNull(region.groups().get(group), group);
    }

    /** How many events a log group holds. */
    public int count(String group) {
        LogGroup counted = region.groups().get(group);
        return counted == null ? 0 : counted.events().size();
    }

    private static List<Ingestion.Input> inputs(long timestamp, String... messages) {
        return Arrays.stream(messages)
                .map(message -> new Ingestion.Input(timestamp, message, bytes(message)))
                .toList();
    }

    private static int bytes(String message) {
        return message.getBytes(StandardCharsets.UTF_8).length + LogEvent.OVERHEAD_BYTES;
    }
}
