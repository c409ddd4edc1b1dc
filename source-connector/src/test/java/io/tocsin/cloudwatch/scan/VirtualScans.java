package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.aws.RequestLimiter;
import io.tocsin.cloudwatch.logs.LogEvent;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;

/** Loops over one fake CloudWatch in virtual time, for worlds of other packages. */
public final class VirtualScans {
    private final Random random;
    private final VirtualTime time;
    private final FakeLogs logs;
    private int events;

    /** @param now milliseconds since the epoch */
    public VirtualScans(long now, Random random) {
        this.random = random;
        this.time = new VirtualTime(now);
        this.logs = new FakeLogs(time, random);
        logs.recording = false;
        logs.latency = () -> random.nextInt(100);
        logs.pageSize = () -> 1 + random.nextInt(20);
        logs.emptyPages = .05;
        logs.failing = .005;
    }

    /** Nothing goes wrong from now on. */
    public VirtualScans withoutTrouble() {
        logs.emptyPages = 0;
        logs.failing = 0;
        return this;
    }

    /** How many requests there were. */
    public long requests() {
        return logs.count;
    }

    public InstantSource clock() {
        return time;
    }

    public long now() {
        return time.aws();
    }

    public void pass(long millis) {
        time.pass(millis);
    }

    /** Puts an event into one group; returns its id. */
    public String put(String group, long timestamp, long ingestionTime, long visibleAt) {
        String id = World.id(timestamp, ingestionTime, events++) + events;
        logs.put(group, new LogEvent(id, "stream", timestamp, ingestionTime, "ERROR"), visibleAt);
        return id;
    }

    /** A loop without groups yet. */
    public ScanLoop loop(ScanSettings settings, double perSecond) {
        return new ScanLoop(
                new VirtualFetcher(logs, time, settings.readAhead().requests()),
                new RequestLimiter(time::nanos, random, perSecond),
                List.of(),
                settings,
                time,
                random,
                GroupScanner::new);
    }
}
