package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.logs.LogEvent;
import io.tocsin.cloudwatch.logs.LogGroup;
import io.tocsin.cloudwatch.logs.Selection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A log group of a random world: its events, the patterns it was read with, and what of it stands in the topic. */
final class WorldGroup {
    private final String name;
    private final List<LogEvent> events = new ArrayList<>();
    private final Map<String, Long> hidden = new HashMap<>();
    private final List<Use> uses = new ArrayList<>();
    private final Map<String, Integer> inTopic = new HashMap<>();
    private final Map<String, Integer> mayBeTwice = new HashMap<>();
    private final List<String> pending = new ArrayList<>();
    private @Nullable Map<String, Object> newest;
    private @Nullable Map<String, Object> committed;
    private long wantedFrom = Long.MIN_VALUE;
    private int completeScans;

    /** From when on a pattern is in use. */
    private record Use(String pattern, long from) {}

    WorldGroup(String name) {
        this.name = name;
    }

    LogGroup logGroup() {
        return new LogGroup(name);
    }

    void add(LogEvent event, long hiddenMillis) {
        events.add(event);
        hidden.put(event.id(), hiddenMillis);
    }

    long hiddenMillis(LogEvent event) {
        return hidden.getOrDefault(event.id(), 0L);
    }

    /** Another pattern is used from now on. */
    void use(String pattern, long now) {
        uses.add(new Use(pattern, now));
    }

    Selection selection() {
        return Selection.matching(uses.get(uses.size() - 1).pattern());
    }

    @Nullable
    Map<String, Object> committed() {
        return committed;
    }

    /** Its task has begun at the latest. Unless its place is stored, only what comes from now on is wanted. */
    void beganAtLatest(long now) {
        if (committed == null && newest == null) {
            wantedFrom = now;
        }
    }

    void take(Emission emission) {
        if (emission instanceof EmittedEvent event) {
            pending.add(event.event().id());
        }
        newest = emission.offset();
    }

    /** All records so far stand in the topic, and the offset of the last is stored. */
    void commit() {
        pending.forEach(this::write);
        pending.clear();
        committed = newest;
    }

    /** A crash. Some of the records may stand in the topic though no offset of theirs is stored. */
    void crash(int written) {
        pending.subList(0, Math.min(written, pending.size())).forEach(id -> {
            write(id);
            mayBeTwice.merge(id, 1, Integer::sum);
        });
        pending.clear();
        newest = committed;
    }

    int pending() {
        return pending.size();
    }

    private void write(String id) {
        inTopic.merge(id, 1, Integer::sum);
    }

    void completedScan() {
        completeScans++;
    }

    int completeScans() {
        return completeScans;
    }

    /** How many events are missing that matched whatever pattern was in use since they were ingested. */
    int lost() {
        return (int) events.stream()
                .filter(event -> event.timestamp() >= wantedFrom && isAlwaysMatched(event))
                .filter(event -> !inTopic.containsKey(event.id()))
                .count();
    }

    /** Whether all patterns match an event that were in use since it was ingested. */
    boolean isAlwaysMatched(LogEvent event) {
        for (int i = 0; i < uses.size(); i++) {
            boolean over = i + 1 < uses.size() && uses.get(i + 1).from() <= event.ingestionTime();
            if (!over && !event.message().contains(uses.get(i).pattern())) {
                return false;
            }
        }
        return true;
    }

    /** How many records are in the topic that should not be. */
    int repeated() {
        return inTopic.entrySet().stream()
                .mapToInt(entry -> Math.max(0, entry.getValue() - 1 - mayBeTwice.getOrDefault(entry.getKey(), 0)))
                .sum();
    }

    int offsetSize() {
        return committed == null ? 0 : committed.toString().length();
    }
}
