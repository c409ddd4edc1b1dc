package io.tocsin.quickstart.logs;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One log group of a local CloudWatch Logs. Safe for use by several threads. */
public final class LogGroup {
    private final LogsCall logs;
    private final String name;
    private final InstantSource clock;

    private LogGroup(LogsCall logs, String name, InstantSource clock) {
        this.logs = logs;
        this.name = name;
        this.clock = clock;
    }

    /** The log group of that name, created if there is none. */
    public static LogGroup open(URI endpoint, String region, String name, InstantSource clock) {
        LogGroup group = new LogGroup(new LogsCall(endpoint, region), name, clock);
        group.logs.call("CreateLogGroup", Map.of("logGroupName", name), "ResourceAlreadyExistsException");
        return group;
    }

    public String name() {
        return name;
    }

    /** Creates a log stream if there is none of that name. */
    public void createStream(String stream) {
        logs.call(
                "CreateLogStream",
                Map.of("logGroupName", name, "logStreamName", stream),
                "ResourceAlreadyExistsException");
    }

    /**
     * Puts messages into a stream, all with the present time.
     *
     * @param messages within the limits of one PutLogEvents request: at most 10,000 and 1 MiB, none empty
     */
    public void put(String stream, List<String> messages) {
        long now = clock.millis();
        List<Map<String, Object>> events = new ArrayList<>();
        messages.forEach(message -> events.add(Map.of("timestamp", now, "message", message)));
        logs.call("PutLogEvents", Map.of("logGroupName", name, "logStreamName", stream, "logEvents", events));
    }

    /** How many events there are. */
    public long count() {
        return count(Map.of());
    }

    /** How many events match a filter pattern; an empty one matches all. */
    public long countMatching(String filterPattern) {
        return count(Map.of("filterPattern", filterPattern));
    }

    /** How many events a stream has. */
    public long countIn(String stream) {
        return count(Map.of("logStreamNames", List.of(stream)));
    }

    private long count(Map<String, Object> selection) {
        Map<String, Object> request = new HashMap<>(selection);
        request.put("logGroupName", name);
        request.put("startTime", 0);
        long count = 0;
        JsonNode page;
        do {
            page = logs.call("FilterLogEvents", request);
            count += page.path("events").size();
            request.put("nextToken", page.path("nextToken").asText());
        } while (page.hasNonNull("nextToken"));
        return count;
    }
}
