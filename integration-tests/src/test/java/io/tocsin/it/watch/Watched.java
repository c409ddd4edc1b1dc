package io.tocsin.it.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.tocsin.it.cluster.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The queries of the alert rules and of the dashboard. */
final class Watched {
    static final Path RULES = Checkout.ROOT.resolve("docker/monitoring/alerts.yaml");

    private static final String DASHBOARD = "docker/monitoring/grafana/dashboards/tocsin.json";
    private static final Pattern METRIC = Pattern.compile("\\b(?:kafka|jvm|process)_\\w+");

    private static final Pattern QUERY = Pattern.compile("<!-- run: DashboardAndRulesTest -->\n```promql\n(.+?)\n```");

    private Watched() {}

    static List<JsonNode> rules() throws IOException {
        List<JsonNode> rules = new ArrayList<>();
        JsonNode file = new ObjectMapper(new YAMLFactory()).readTree(RULES.toFile());
        file.findValues("rules").forEach(group -> group.forEach(rules::add));
        return rules;
    }

    /** As Grafana sends them, with all connectors chosen. */
    static List<String> dashboardQueries() throws IOException {
        return Checkout.json(DASHBOARD).findValues("expr").stream()
                .map(expression ->
                        expression.asText().replace("$__rate_interval", "1m").replace("$connector", ".*"))
                .toList();
    }

    /** Those that {@code docs/operations.md} has for tuning. */
    static List<String> pageQueries() throws IOException {
        return QUERY.matcher(Files.readString(Checkout.ROOT.resolve("docs/operations.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** The names of the metrics in all of them. */
    static Set<String> metrics() throws IOException {
        List<String> queries = new ArrayList<>(dashboardQueries());
        rules().forEach(rule -> queries.add(rule.path("expr").asText()));
        Set<String> metrics = new TreeSet<>();
        queries.forEach(
                query -> METRIC.matcher(query).results().map(MatchResult::group).forEach(metrics::add));
        return metrics;
    }
}
