package io.tocsin.it;

import static io.tocsin.it.cluster.Scenario.patiently;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.emulator.slack.PostedMessage;
import io.tocsin.it.cluster.Checkout;
import io.tocsin.it.cluster.Cluster;
import io.tocsin.it.cluster.Connectors;
import io.tocsin.it.cluster.SharedCluster;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Sources with Kafka's own transforms and no predicate, all in one worker: heartbeats pass them and store offsets, and the sink that reads
 * all topics posts events alone.
 */
@ExtendWith(SharedCluster.class)
class HeartbeatTransformsTest {
    private static final String TRANSFORMS = "org.apache.kafka.connect.transforms.";

    /** By a name, the settings of the source. A name with "json" is of one whose events are parsed. */
    private static final Map<String, Map<String, String>> CASES = cases();

    private final Cluster cluster;

    HeartbeatTransformsTest(Cluster cluster) {
        this.cluster = cluster;
    }

    private static Map<String, Map<String, String>> cases() {
        Map<String, Map<String, String>> cases = new LinkedHashMap<>();
        cases.put("extract-value", one("ExtractField$Value", entry("field", "message")));
        cases.put("value-to-key", one("ValueToKey", entry("fields", "event_id,log_stream")));
        cases.put(
                "header-from",
                one(
                        "HeaderFrom$Value",
                        entry("fields", "log_stream,timestamp"),
                        entry("headers", "stream,time"),
                        entry("operation", "move")));
        cases.put("hoist", one("HoistField$Value", entry("field", "line")));
        cases.put(
                "insert-field",
                one(
                        "InsertField$Value",
                        entry("timestamp.field", "written"),
                        entry("static.field", "team"),
                        entry("static.value", "shop")));
        cases.put("insert-header", one("InsertHeader", entry("header", "team"), entry("value.literal", "shop")));
        cases.put(
                "replace",
                one("ReplaceField$Value", entry("exclude", "event_id"), entry("renames", "ingestion_time:received")));
        cases.put("mask", one("MaskField$Value", entry("fields", "event_id")));
        cases.put("route", one("RegexRouter", entry("regex", ".*"), entry("replacement", "smt-route-all")));
        cases.put("route-by-time", one("TimestampRouter", entry("topic.format", "${topic}-${timestamp}")));
        cases.put(
                "convert-time",
                one(
                        "TimestampConverter$Value",
                        entry("field", "timestamp"),
                        entry("target.type", "string"),
                        entry("format", "yyyy-MM-dd")));
        cases.put("cast", one("Cast$Value", entry("spec", "ingestion_time:string")));
        cases.put("flatten", one("Flatten$Value"));
        cases.put("set-schema", one("SetSchemaMetadata$Value", entry("schema.name", "shop.Event")));
        cases.put("drop-headers", one("DropHeaders", entry("headers", "cloudwatch.event.id,cloudwatch.region")));
        cases.put("filter", filter());
        cases.put("chain", chain());
        cases.put("json-extract", json(one("ExtractField$Value", entry("field", "text"))));
        cases.put("json-value-to-key", json(one("ValueToKey", entry("fields", "text"))));
        cases.put(
                "json-header-from",
                json(one(
                        "HeaderFrom$Value",
                        entry("fields", "text"),
                        entry("headers", "text"),
                        entry("operation", "copy"))));
        return cases;
    }

    @SafeVarargs
    private static Map<String, String> one(String type, Map.Entry<String, String>... settings) {
        Map<String, String> config = new HashMap<>(Map.of("transforms", "t", "transforms.t.type", TRANSFORMS + type));
        for (Map.Entry<String, String> setting : settings) {
            config.put("transforms.t." + setting.getKey(), setting.getValue());
        }
        return config;
    }

    private static Map<String, String> json(Map<String, String> config) {
        config.put("record.value", "json");
        return config;
    }

    private static Map<String, String> filter() {
        Map<String, String> config = one("Filter", entry("predicate", "empty"));
        config.put("predicates", "empty");
        config.put("predicates.empty.type", TRANSFORMS + "predicates.RecordIsTombstone");
        return config;
    }

    /** The key is the log stream, the value the message, and all go to one topic. */
    private static Map<String, String> chain() {
        Map<String, String> config = new HashMap<>(Map.of("transforms", "key,stream,text,topic"));
        config.put("transforms.key.type", TRANSFORMS + "ValueToKey");
        config.put("transforms.key.fields", "log_stream");
        config.put("transforms.stream.type", TRANSFORMS + "ExtractField$Key");
        config.put("transforms.stream.field", "log_stream");
        config.put("transforms.text.type", TRANSFORMS + "ExtractField$Value");
        config.put("transforms.text.field", "message");
        config.put("transforms.topic.type", TRANSFORMS + "RegexRouter");
        config.put("transforms.topic.regex", ".*");
        config.put("transforms.topic.replacement", "smt-chain-all");
        return config;
    }

    @Test
    void heartbeats_pass_the_common_transforms_and_are_not_posted() throws IOException {
        try (Connectors connectors = cluster.connectors()) {
            for (Map.Entry<String, Map<String, String>> one : CASES.entrySet()) {
                deploy(connectors, one.getKey(), one.getValue());
            }
            CASES.keySet()
                    .forEach(name -> patiently("the offset of the quiet log group of " + name)
                            .until(() -> positions(connectors, name) == 2));
            connectors.post("smt-sink", sink());
            CASES.keySet().forEach(name -> patiently("the event of " + name).until(() -> posted(text(name)) > 0));
            // By now each has written heartbeats that the sink has read, as it has all that is older than these.
            CASES.keySet().forEach(name -> put(name, "again"));
            CASES.keySet()
                    .forEach(name -> patiently("another event of " + name).until(() -> posted("again-" + name) > 0));

            CASES.keySet().forEach(name -> connectors.awaitRunning("smt-" + name));
            assertThat(cluster.slack().messages("transformed")).hasSize(2 * CASES.size());
        }
    }

    private void deploy(Connectors connectors, String name, Map<String, String> transforms) throws IOException {
        cluster.region().createLogGroup(group(name)).createLogGroup(quiet(name));
        put(name, "first");
        Map<String, String> config = Checkout.connectorConfig("config/source/emulator.json");
        config.put("log.groups", group(name) + "," + quiet(name));
        config.remove("filter.pattern");
        config.put("topic", "smt-" + name + "-events");
        config.put("heartbeat.topic", "smt-" + name + "-heartbeats");
        config.put("heartbeat.interval.ms", "1000");
        config.put("topic.creation.heartbeats.include", "smt-.*-heartbeats");
        config.putAll(transforms);
        connectors.post("smt-" + name, config);
    }

    /** It reads heartbeats as if they were events: heartbeat.topic is not set. */
    private Map<String, String> sink() throws IOException {
        cluster.slack().channelId("transformed");
        Map<String, String> config = Checkout.connectorConfig("config/sink/emulator.json");
        config.remove("topics");
        config.put("topics.regex", "smt-.*");
        config.put("slack.channel", "#transformed");
        config.put("delivery.mode", "individual");
        config.put("rate.per.second", "50");
        config.put("token.rate.per.minute", "60000");
        return config;
    }

    private void put(String name, String number) {
        String text = number + "-" + name;
        cluster.region().put(group(name), "stream", name.contains("json") ? "{\"text\":\"" + text + "\"}" : text);
    }

    private static String text(String name) {
        return "first-" + name;
    }

    private static String group(String name) {
        return "/smt/" + name;
    }

    private static String quiet(String name) {
        return group(name) + "/quiet";
    }

    private static long positions(Connectors connectors, String name) {
        JsonNode offsets = connectors.offsets("smt-" + name).path("offsets");
        return StreamSupport.stream(offsets.spliterator(), false)
                .filter(offset -> offset.at("/offset/position").asText().contains("T"))
                .count();
    }

    private long posted(String text) {
        return cluster.slack().messages("transformed").stream()
                .map(PostedMessage::text)
                .filter(message -> message.contains(text))
                .count();
    }
}
