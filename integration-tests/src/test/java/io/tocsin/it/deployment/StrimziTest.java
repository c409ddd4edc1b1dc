package io.tocsin.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.it.cluster.Checkout;
import io.tocsin.it.cluster.Jdk;
import io.tocsin.it.guide.Page;
import io.tocsin.quickstart.plugins.PluginZips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.connect.runtime.distributed.DistributedConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The resources in {@code config/strimzi}. */
class StrimziTest {
    private static final Path DIRECTORY = Checkout.ROOT.resolve("config/strimzi");

    @TempDir
    private Path directory;

    private Crds crds() throws Exception {
        Optional<Jdk> jdk = Crds.jdk();
        assumeThat(jdk).as("a JDK 21 or later, for Strimzi's CRD generator").isPresent();
        return Crds.generate(jdk.orElseThrow(), directory);
    }

    private static List<JsonNode> resources(String file) throws IOException {
        return Yaml.documents(DIRECTORY.resolve(file));
    }

    @Test
    void all_are_what_strimzi_s_crds_ask_for() throws Exception {
        Crds crds = crds();
        List<JsonNode> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            for (Path file : files.sorted().toList()) {
                all.addAll(Yaml.documents(file));
            }
        }
        assertThat(all)
                .extracting(resource -> resource.path("kind").asText())
                .containsExactly("KafkaConnect", "KafkaConnector", "KafkaConnector", "KafkaUser");
        assertThat(all).allSatisfy(resource -> assertThat(crds.errors(resource)).isEmpty());
    }

    @Test
    void what_the_crds_do_not_know_or_do_not_allow_is_found() throws Exception {
        Crds crds = crds();
        ObjectNode connect = (ObjectNode) resources("kafka-connect.yaml").get(0);
        ((ObjectNode) connect.at("/spec/build/plugins/0/artifacts/0")).put("sha512", "a");
        ((ObjectNode) connect.at("/spec/build/output")).put("type", "podman");
        ((ObjectNode) connect.path("spec")).remove("groupId");
        connect.put("apiVersion", "kafka.strimzi.io/v1beta2");
        assertThat(crds.errors(connect))
                .hasSize(4)
                .anyMatch(error -> error.contains("sha512"))
                .anyMatch(error -> error.contains("spec.build.output.type"))
                .anyMatch(error -> error.contains("groupId"))
                .anyMatch(error -> error.contains("apiVersion"));
    }

    @Test
    void the_connectors_are_those_of_the_json_files() throws IOException {
        List<JsonNode> connectors = resources("kafka-connectors.yaml");
        assertThat(asJson(connectors.get(0))).isEqualTo(Checkout.connectorConfig("config/source/minimal.json"));
        assertThat(asJson(connectors.get(1))).isEqualTo(Checkout.connectorConfig("config/sink/webhook.json"));
        assertThat(connectors)
                .allSatisfy(connector -> assertThat(connector
                                .at("/metadata/labels/strimzi.io~1cluster")
                                .asText())
                        .isEqualTo("tocsin"));
    }

    private static Map<String, String> asJson(JsonNode connector) {
        Map<String, String> config = new TreeMap<>();
        connector
                .at("/spec/config")
                .properties()
                .forEach(setting ->
                        config.put(setting.getKey(), setting.getValue().asText()));
        config.put("connector.class", connector.at("/spec/class").asText());
        config.put("tasks.max", connector.at("/spec/tasksMax").asText());
        return config;
    }

    @Test
    void the_workers_settings_are_known_to_the_worker_and_as_in_its_properties_file() throws IOException {
        JsonNode spec = resources("kafka-connect.yaml").get(0).path("spec");
        Map<String, String> settings = new HashMap<>();
        spec.path("config")
                .properties()
                .forEach(setting ->
                        settings.put(setting.getKey(), setting.getValue().asText()));
        settings.put("bootstrap.servers", spec.path("bootstrapServers").asText());
        settings.put("group.id", spec.path("groupId").asText());
        for (String storage : List.of("config", "offset", "status")) {
            settings.put(
                    storage + ".storage.topic",
                    spec.path(storage + "StorageTopic").asText());
        }
        DistributedConfig config = new DistributedConfig(settings);
        Set<String> unknown = new HashSet<>(settings.keySet());
        unknown.removeAll(config.values().keySet());
        assertThat(unknown)
                .containsExactlyInAnyOrder(
                        "consumer.isolation.level",
                        "config.providers.env.class",
                        "config.providers.env.param.allowlist.pattern",
                        "value.converter.schemas.enable");
        assertThat(config.exactlyOnceSourceEnabled()).isTrue();
    }

    /** The same rules as in our own image, which the dashboard and the alert rules are tested with. */
    @Test
    void the_rules_for_prometheus_are_put_where_the_workers_look() throws IOException {
        JsonNode reference = resources("kafka-connect.yaml").get(0).at("/spec/metricsConfig/valueFrom/configMapKeyRef");
        Path rules = Checkout.ROOT
                .resolve("docker/worker")
                .resolve(reference.path("key").asText());
        assertThat(Yaml.documents(rules).get(0).path("rules")).isNotEmpty();
        assertThat(Checkout.ROOT.resolve("docs/kubernetes.md"))
                .content()
                .contains("kubectl create configmap " + reference.path("name").asText() + " --from-file="
                        + Checkout.ROOT.relativize(rules) + "\n");
    }

    /** The first commands of the guide, which need no cluster. */
    @Test
    void version_and_digests_of_the_zips_are_put_in_by_the_guide_s_command() throws Exception {
        String command = Page.read("docs/kubernetes.md")
                .commands("1. Put the zips where the image is built from")
                .get(0);
        Process sed = new ProcessBuilder("bash", "-euc", command)
                .directory(Checkout.ROOT.toFile())
                .redirectOutput(directory.resolve("out").toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(sed.waitFor()).isZero();
        JsonNode build = Yaml.documents(directory.resolve("out")).get(0).at("/spec/build");
        assertThat(build.at("/output/image").asText()).matches(".*/tocsin-connect:\\d+\\.\\d+\\.\\d+.*");
        JsonNode plugins = build.path("plugins");
        for (Path zip : PluginZips.of(Checkout.ROOT).files()) {
            String name = zip.getFileName().toString();
            JsonNode artifact = plugins.path(name.contains("source") ? 0 : 1)
                    .path("artifacts")
                    .path(0);
            assertThat(artifact.path("url").asText()).endsWith("/" + name);
            assertThat(Files.readString(Path.of(zip + ".sha512")))
                    .startsWith(artifact.path("sha512sum").asText() + "  ");
        }
    }
}
