package io.tocsin.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.it.cluster.Checkout;
import io.tocsin.it.cluster.Cluster;
import io.tocsin.it.cluster.SharedCluster;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.connect.runtime.distributed.DistributedConfig;
import org.apache.kafka.connect.runtime.standalone.StandaloneConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every file in {@code config/}, checked by what reads it. */
@ExtendWith(SharedCluster.class)
class ConfigurationsTest {
    private final Cluster cluster;

    ConfigurationsTest(Cluster cluster) {
        this.cluster = cluster;
    }

    static List<String> connectorFiles() throws IOException {
        List<String> files = new ArrayList<>();
        for (String kind : List.of("source", "sink")) {
            Checkout.connectors(kind).forEach(file -> files.add("config/" + kind + "/" + file.getFileName()));
        }
        return files;
    }

    @ParameterizedTest
    @MethodSource("connectorFiles")
    void the_worker_finds_no_error_in_a_connector_file(String file) throws IOException {
        JsonNode body = Checkout.json(file);
        JsonNode answer = validate(body);
        assertThat(answer.path("error_count").asInt())
                .as(errors(answer).toString())
                .isZero();
        assertThat(body.path("name").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("connectorFiles")
    void a_connector_file_holds_no_setting_that_nobody_knows(String file) throws IOException {
        JsonNode body = Checkout.json(file);
        List<String> known = new ArrayList<>();
        // Not the name in the definition: what is named after an alias, such as a route, has none.
        validate(body)
                .path("configs")
                .forEach(config -> known.add(config.at("/value/name").asText()));
        body.path("config")
                .fieldNames()
                .forEachRemaining(setting -> assertThat(known.contains(setting)
                                || isTopicCreation(setting)
                                || setting.equals("value.converter.schemas.enable"))
                        .as(setting)
                        .isTrue());
    }

    /** The worker does not list these, since the groups are named by the user; nor what a converter is told. */
    private static boolean isTopicCreation(String setting) {
        return setting.matches(
                "topic\\.creation\\.(default|heartbeats)\\.(include|partitions|replication\\.factor|cleanup\\.policy)");
    }

    /** Heartbeats would pass the transforms too. */
    @ParameterizedTest
    @MethodSource("connectorFiles")
    void a_source_s_transforms_leave_heartbeats_alone(String file) throws IOException {
        JsonNode config = Checkout.json(file).path("config");
        if (file.startsWith("config/source/") && config.has("transforms")) {
            assertThat(config.path("predicates.heartbeat.type").asText()).endsWith(".predicates.HasHeaderKey");
            assertThat(config.path("predicates.heartbeat.name").asText()).isEqualTo("cloudwatch.heartbeat");
            for (String transform : config.path("transforms").asText().split(",", -1)) {
                String prefix = "transforms." + transform;
                assertThat(config.path(prefix + ".predicate").asText())
                        .as(transform)
                        .isEqualTo("heartbeat");
                assertThat(config.path(prefix + ".negate").asText())
                        .as(transform)
                        .isEqualTo("true");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("connectorFiles")
    void a_secret_in_a_connector_file_is_a_placeholder(String file) throws IOException {
        JsonNode body = Checkout.json(file);
        for (JsonNode config : validate(body).path("configs")) {
            String name = config.at("/value/name").asText();
            JsonNode value = body.path("config").path(name);
            boolean secret =
                    config.at("/definition/type").asText().equals("PASSWORD") || name.matches("routes\\..*(token|url)");
            if (secret && value.isTextual()) {
                assertThat(value.asText()).matches("\\$\\{(env|file):.+}|local");
            }
        }
    }

    @Test
    void a_wrong_value_is_found() throws IOException {
        Map<String, String> config = Checkout.connectorConfig("config/source/minimal.json");
        config.put("name", "wrong");
        config.put("start.from", "yesterday");
        JsonNode answer =
                cluster.rest().put("/connector-plugins/CloudWatchLogsSourceConnector/config/validate", config);
        assertThat(answer.path("error_count").asInt()).isEqualTo(1);
        assertThat(errors(answer)).singleElement().asString().contains("yesterday");
    }

    @Test
    void what_is_wrong_with_routes_is_found_all_at_once_under_their_own_names() throws IOException {
        Map<String, String> config = Checkout.connectorConfig("config/sink/routes.json");
        config.put("name", "wrong");
        config.put("routes", "payments,orders,everything,noise");
        config.put("routes.payments.channel", "Not A Channel");
        config.put("routes.payments.match.topic", "payments");
        config.put("routes.ghost.bot.token", "xoxb-topsecret");
        JsonNode answer = cluster.rest().put("/connector-plugins/SlackSinkConnector/config/validate", config);
        assertThat(answer.toString()).doesNotContain("topsecret");
        Set<String> named = new TreeSet<>();
        answer.path("configs").forEach(one -> {
            if (!one.at("/value/errors").isEmpty()) {
                named.add(one.at("/value/name").asText());
            }
        });
        assertThat(named)
                .containsExactly(
                        "routes", "routes.ghost.bot.token", "routes.payments.channel", "routes.payments.match.topic");
    }

    private JsonNode validate(JsonNode body) {
        ObjectNode config = body.path("config").deepCopy();
        config.set("name", body.path("name"));
        String type = config.path("connector.class").asText();
        return cluster.rest()
                .put("/connector-plugins/" + type.substring(type.lastIndexOf('.') + 1) + "/config/validate", config);
    }

    private static List<String> errors(JsonNode answer) {
        List<String> errors = new ArrayList<>();
        answer.path("configs")
                .forEach(config -> config.at("/value/errors").forEach(error -> errors.add(error.asText())));
        return errors;
    }

    @Test
    void the_distributed_worker_s_properties_are_accepted() throws IOException {
        DistributedConfig config = new DistributedConfig(properties("connect-distributed.properties"));
        assertThat(config.exactlyOnceSourceEnabled()).isTrue();
        assertKnown(config);
    }

    @Test
    void the_standalone_worker_s_properties_are_accepted() throws IOException {
        StandaloneConfig config = new StandaloneConfig(properties("connect-standalone.properties"));
        assertThat(config.getString("plugin.discovery")).isEqualTo("service_load");
        assertKnown(config);
    }

    private static void assertKnown(AbstractConfig config) {
        Set<String> unknown = new HashSet<>(config.originals().keySet());
        unknown.removeAll(config.values().keySet());
        assertThat(unknown).isSubsetOf(forOthers());
    }

    /** Settings with a prefix are read by what the prefix names, and not by the worker itself. */
    private static List<String> forOthers() {
        return List.of(
                "consumer.isolation.level",
                "config.providers.env.class",
                "config.providers.env.param.allowlist.pattern",
                "config.providers.file.class",
                "value.converter.schemas.enable");
    }

    private static Map<String, String> properties(String file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader =
                Files.newBufferedReader(Checkout.ROOT.resolve("config").resolve(file))) {
            properties.load(reader);
        }
        Map<String, String> map = new HashMap<>();
        properties.forEach((key, value) -> map.put((String) key, (String) value));
        return map;
    }

    private static final List<String> ACTIONS = List.of(
            "logs:FilterLogEvents",
            "logs:Unmask",
            "logs:DescribeLogGroups",
            "logs:ListLogGroups",
            "logs:DescribeMetricFilters",
            "kms:Decrypt",
            "sts:AssumeRole",
            "sts:AssumeRoleWithWebIdentity",
            "sts:TagSession");

    /** What lists everything or nothing. */
    private static final List<String> LISTS =
            List.of("logs:DescribeLogGroups", "logs:ListLogGroups", "logs:DescribeMetricFilters");

    static List<String> policies() throws IOException {
        try (Stream<Path> files = Files.list(Checkout.ROOT.resolve("config/iam"))) {
            return files.map(file -> "config/iam/" + file.getFileName())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void an_iam_policy_allows_named_actions_on_named_resources(String file) throws IOException {
        JsonNode policy = Checkout.json(file);
        assertThat(policy.path("Version").asText()).isEqualTo("2012-10-17");
        assertThat(policy.path("Statement")).isNotEmpty();
        for (JsonNode statement : policy.path("Statement")) {
            assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
            assertThat(statement.path("Action").asText()).isIn(ACTIONS);
            if (!LISTS.contains(statement.path("Action").asText())) {
                assertThat(statement.path("Resource").toString()).doesNotContain("\"*\"");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat:write", "incoming-webhook"})
    void the_slack_app_asks_for_what_the_sink_needs(String scope) throws IOException {
        assertThat(Files.readAllLines(Checkout.ROOT.resolve("config/slack/app-manifest.yaml")))
                .contains("      - " + scope);
    }
}
