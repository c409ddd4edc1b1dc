package io.tocsin.it.guide;

import static io.tocsin.it.cluster.Scenario.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tocsin.it.cluster.Checkout;
import io.tocsin.it.cluster.Cluster;
import io.tocsin.it.cluster.Connectors;
import io.tocsin.it.cluster.SharedCluster;
import io.tocsin.it.cluster.TopicReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/from-alarms.md}: what it says is done with the AWS CLI, an emulated CloudWatch Logs and a worker. */
@ExtendWith(SharedCluster.class)
class FromAlarmsGuideTest {
    private static final String PAGE = "from-alarms.md";

    @TempDir
    private Path directory = Path.of("");

    private final Cluster cluster;

    FromAlarmsGuideTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void an_alarm_s_metric_filters_are_found_read_and_compared() throws Exception {
        AwsCli aws = AwsCli.at(cluster.cloudWatchEndpoint());
        cluster.region().createLogGroup("/shop/payments");
        aws.run("logs put-metric-filter --log-group-name /shop/payments --filter-name errors --filter-pattern ERROR"
                + " --metric-transformations metricNamespace=Shop,metricName=PaymentFailures,metricValue=1");
        Map<String, String> settings = new HashMap<>(Adapted.EMULATED);
        settings.putAll(ofThePage());
        settings.put("topic", "guide-alarms");
        settings.put("topic.creation.default.partitions", "1");
        new Adapted(directory).write("config/source/from-alarm.json", settings);
        Guide guide = new Guide(PAGE, FromAlarmsGuideTest.class, directory)
                .with(aws)
                .replacing("localhost:8083/", cluster.workerUrl().toString())
                .replacing("localhost:9092", cluster.bootstrapServers())
                .replacing("log-events --from", "guide-alarms --from");

        assertThat(guide.follow("1. See what the alarm hears of", 0)).contains("/shop/payments", "errors", "\"ERROR\"");
        try (Connectors deployed = cluster.connectors()) {
            guide.follow("2. Run both", 0);
            deployed.adopt("cloudwatch-logs-source-alarm");
            deployed.awaitRunning("cloudwatch-logs-source-alarm");
            guide.follow("2. Run both", 1);
            try (TopicReader topic = new TopicReader(cluster.bootstrapServers(), "guide-alarms")) {
                patiently("the drill in the topic")
                        .untilAsserted(() -> assertThat(topic.messages()).containsExactly("ERROR this is a drill"));
            }
            assertThat(guide.follow("3. Compare", 0).strip()).isEqualTo("1");
            assertThat(guide.follow("3. Compare", 1).strip()).endsWith("1");
        }
    }

    /** What the page says that the connector's file says. */
    private static Map<String, String> ofThePage() throws Exception {
        String json = Page.read("docs/" + PAGE).blocks().stream()
                .filter(block -> block.language().equals("json"))
                .findFirst()
                .orElseThrow()
                .text();
        Map<String, String> settings = new HashMap<>();
        JsonNode file = Checkout.json("config/source/from-alarm.json").path("config");
        new ObjectMapper().readTree(json).properties().forEach(setting -> {
            settings.put(setting.getKey(), setting.getValue().asText());
            assertThat(file.path(setting.getKey())).isEqualTo(setting.getValue());
        });
        return settings;
    }
}
