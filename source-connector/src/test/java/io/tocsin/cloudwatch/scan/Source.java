package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.aws.RequestLimiter;
import io.tocsin.cloudwatch.logs.FilterRequest;
import io.tocsin.cloudwatch.logs.LogEvent;
import io.tocsin.cloudwatch.logs.LogGroup;
import io.tocsin.cloudwatch.logs.RequestBudget;
import io.tocsin.cloudwatch.logs.Selection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A loop over a fake CloudWatch, with virtual time. */
final class Source {
    static final long START = Instant.parse("2026-11-22T08:00:00Z").toEpochMilli();

    final VirtualTime time = new VirtualTime(START);
    final FakeLogs logs = new FakeLogs(time, new Random(1));
    final List<Emission> emissions = new ArrayList<>();

    ScanSettings settings = ScanSettings.defaults();
    StartPolicy start = StartPolicy.latest();
    Selection selection = Selection.matching("ERROR");
    List<String> groups = List.of("/app");
    double requestsPerSecond = 10_000;
    GroupObserver observer = GroupObserver.NONE;

    /** The newest offset of all; what a restart of one group finds. */
    @Nullable
    Map<String, Object> offset;

    /** The newest offset of each group: what a restart of several finds. */
    final Map<String, Map<String, Object>> offsets = new HashMap<>();

    VirtualFetcher fetcher = new VirtualFetcher(logs, time, 1);

    private @Nullable ScanLoop loop;
    private int events;

    /** Starts anew, from the newest offset. */
    ScanLoop restart() {
        List<WatchedGroup> watched = groups.stream()
                .map(name -> new WatchedGroup(new LogGroup(name), selection, stored(name), start).observedBy(observer))
                .toList();
        fetcher = new VirtualFetcher(logs, time, settings.readAhead().requests());
        ScanLoop fresh = new ScanLoop(fetcher, budget(), watched, settings, time, new Random(2), GroupScanner::new);
        loop = fresh;
        return fresh;
    }

    private @Nullable Map<String, Object> stored(String group) {
        Map<String, Object> stored = groups.size() == 1 ? offset : offsets.get(group);
        return stored == null ? null : World.asRead(stored);
    }

    RequestBudget budget() {
        return new RequestLimiter(time::nanos, new Random(3), requestsPerSecond);
    }

    /** Runs for a while of virtual time; returns what came of it. */
    List<Emission> runFor(Duration duration) throws InterruptedException {
        ScanLoop running = loop == null ? restart() : loop;
        int before = emissions.size();
        long until = time.aws() + duration.toMillis();
        while (time.aws() < until) {
            for (Emission emission : running.next()) {
                emissions.add(emission);
                offset = emission.offset();
                offsets.put(emission.logGroup().name(), emission.offset());
            }
        }
        return emissions.subList(before, emissions.size());
    }

    /** An event that is stamped, ingested and visible now. */
    String put() {
        return put(time.aws(), time.aws(), time.aws());
    }

    String put(long timestamp, long ingestionTime, long visibleAt) {
        String id = World.id(timestamp, ingestionTime, events++);
        logs.put(new LogEvent(id, "stream", timestamp, ingestionTime, "ERROR"), visibleAt);
        return id;
    }

    /** An event that one group alone holds. */
    String put(String group, long timestamp, long ingestionTime, String message) {
        String id = World.id(timestamp, ingestionTime, events++);
        logs.put(group, new LogEvent(id, "stream", timestamp, ingestionTime, message), ingestionTime);
        return id;
    }

    static List<String> ids(List<Emission> emissions) {
        return emissions.stream()
                .filter(EmittedEvent.class::isInstance)
                .map(emission -> ((EmittedEvent) emission).event().id())
                .toList();
    }

    static List<Heartbeat> heartbeats(List<Emission> emissions) {
        return emissions.stream()
                .filter(Heartbeat.class::isInstance)
                .map(Heartbeat.class::cast)
                .toList();
    }

    /** Late scans are told by where they end: not in the future. */
    boolean isLate(FilterRequest request) {
        return request.to() <= time.aws() && request.to() - request.from() > 1;
    }
}
