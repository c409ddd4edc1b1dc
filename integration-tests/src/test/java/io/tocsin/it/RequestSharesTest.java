package io.tocsin.it;

import static io.tocsin.it.cluster.Scenario.patiently;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tocsin.it.cluster.Cluster;
import io.tocsin.it.cluster.Jmx;
import io.tocsin.it.cluster.Scenario;
import io.tocsin.it.cluster.SharedCluster;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two connectors in one worker, each with a part of the quota of one account and region, and with more to ask than that. */
@ExtendWith(SharedCluster.class)
class RequestSharesTest {
    private static final int LOG_GROUPS = 20;

    private final Cluster cluster;
    private final Jmx jmx = Jmx.here();

    RequestSharesTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void each_sends_its_part_and_together_they_send_the_sum() throws IOException {
        try (Scenario six = new Scenario(cluster, "six");
                Scenario four = new Scenario(cluster, "four")) {
            six.deploySource(config(six, "six", 6));
            four.deploySource(config(four, "four", 4));
            patiently("both have their parts").until(() -> limit(six) == 6 && limit(four) == 4);
            double sixBefore = requests(six);
            double fourBefore = requests(four);

            patiently("some twenty seconds of requests").until(() -> requests(four) - fourBefore >= 80);

            assertThat(requests(six) - sixBefore).isCloseTo(120, within(15.0));
            assertThat(value(six, "throttles-total") + value(four, "throttles-total"))
                    .isZero();
        }
    }

    @Test
    void a_connector_that_has_set_nothing_has_what_the_other_leaves_and_all_when_that_has_gone() throws IOException {
        try (Scenario rest = new Scenario(cluster, "rest")) {
            rest.deploySource(config(rest, "rest", 0));
            patiently("it has all").until(() -> limit(rest) == 10);
            double alone = value(rest, "feasible-poll-interval-seconds");
            try (Scenario three = new Scenario(cluster, "three")) {
                three.deploySource(config(three, "three", 3));
                patiently("both have their parts").until(() -> limit(rest) == 7 && limit(three) == 3);
                patiently("what is feasible follows")
                        .until(() -> value(rest, "feasible-poll-interval-seconds") > alone * 1.2);
            }
            patiently("it has all again").until(() -> limit(rest) == 10);
            patiently("what is feasible follows").until(() -> value(rest, "feasible-poll-interval-seconds") == alone);
        }
    }

    /** @param perSecond 0 for the default */
    private Map<String, String> config(Scenario scenario, String name, int perSecond) throws IOException {
        Map<String, String> config = scenario.sourceConfig();
        IntStream.range(0, LOG_GROUPS).forEach(number -> cluster.region().createLogGroup("/" + name + "/" + number));
        config.put(
                "log.groups",
                IntStream.range(0, LOG_GROUPS)
                        .mapToObj(number -> "/" + name + "/" + number)
                        .collect(Collectors.joining(",")));
        config.put("poll.interval.ms", "100");
        if (perSecond > 0) {
            config.put("requests.per.second", Integer.toString(perSecond));
        }
        return config;
    }

    private double limit(Scenario scenario) {
        return value(scenario, "request-limit-per-second");
    }

    private double requests(Scenario scenario) {
        return value(scenario, "requests-total");
    }

    private double value(Scenario scenario, String metric) {
        String task = "kafka.connect:type=plugins,connector=" + scenario.source() + ",task=0";
        boolean isShown =
                jmx.beans(scenario.source()).stream().map(Object::toString).anyMatch(task::equals);
        return isShown ? jmx.numbers(task).getOrDefault(metric, 0.0) : 0;
    }
}
