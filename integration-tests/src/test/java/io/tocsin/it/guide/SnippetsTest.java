package io.tocsin.it.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tocsin.it.cluster.Checkout;
import io.tocsin.it.cluster.Cluster;
import io.tocsin.it.cluster.SharedCluster;
import io.tocsin.it.guide.Page.Block;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The settings that the connectors' pages show are settings that a worker takes. */
@ExtendWith(SharedCluster.class)
class SnippetsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Connect does not list these; of the last, those that no other setting names are refused. */
    private static final String NAMED_BY_USER = "topic\\.creation\\..+|redaction\\.patterns\\..+";

    private final Cluster cluster;

    SnippetsTest(Cluster cluster) {
        this.cluster = cluster;
    }

    static Stream<Arguments> snippets() {
        return Stream.of("source", "sink")
                .flatMap(kind -> Page.read("docs/" + kind + "-connector.md").blocks().stream()
                        .filter(block -> block.language().equals("json"))
                        .map(block -> Arguments.of(kind, block.line(), block)));
    }

    @ParameterizedTest(name = "{0}-connector.md, line {1}")
    @MethodSource("snippets")
    void a_worker_takes_them(String kind, int line, Block block) throws IOException {
        assertThat(problems(kind, block.text())).isEmpty();
    }

    private List<String> problems(String kind, String snippet) throws IOException {
        Map<String, String> settings = settings(snippet);
        Map<String, String> config = besides(kind, settings);
        config.putAll(settings);
        JsonNode answer =
                cluster.rest().put("/connector-plugins/" + config.get("connector.class") + "/config/validate", config);
        List<String> known = answer.findValues("value").stream()
                .map(value -> value.path("name").asText())
                .toList();
        Stream<String> unknown = settings.keySet().stream()
                .filter(setting -> !known.contains(setting) && !setting.matches(NAMED_BY_USER))
                .map(setting -> setting + " is not known");
        Stream<String> wrong = answer.findValues("errors").stream()
                .filter(errors -> !errors.isEmpty())
                .map(JsonNode::toString);
        return Stream.concat(unknown, wrong).toList();
    }

    /** A whole connector, or lines to be put into one, the last of which may have a comma. */
    private static Map<String, String> settings(String snippet) throws JsonProcessingException {
        boolean lines = !snippet.strip().startsWith("{");
        JsonNode json = JSON.readTree(lines ? "{" + snippet.strip().replaceFirst(",$", "") + "}" : snippet);
        JsonNode config = json.has("config") ? json.path("config") : json;
        Map<String, String> settings = JSON.convertValue(config, new TypeReference<HashMap<String, String>>() {});
        // The only secret of the pages that the cluster's workers do not have.
        settings.replaceAll((setting, value) -> value.replace("ORDERS_WEBHOOK_URL", "SLACK_WEBHOOK_URL"));
        return settings;
    }

    /** What else a connector needs. */
    private static Map<String, String> besides(String kind, Map<String, String> settings) throws IOException {
        Map<String, String> config = Checkout.connectorConfig(
                kind.equals("source") ? "config/source/minimal.json" : "config/sink/webhook.json");
        config.put("name", "snippet");
        if (settings.keySet().stream().anyMatch(setting -> setting.matches("log\\.group.*|metric\\..*"))) {
            config.remove("log.groups");
        }
        if (settings.containsKey("metric.namespace")) {
            config.remove("filter.pattern");
        }
        if (settings.containsKey("slack.bot.token")) {
            config.remove("slack.webhook.url");
        }
        return config;
    }

    @Test
    void what_is_wrong_or_unknown_is_found() throws IOException {
        assertThat(problems("sink", "\"delivery.mode\": \"fast\","))
                .singleElement()
                .asString()
                .contains("fast");
        assertThat(problems("source", "\"log.group\": \"/aws/lambda/payments\""))
                .anyMatch(problem -> problem.equals("log.group is not known"));
    }
}
