package io.tocsin.it.browser;

import static io.tocsin.it.cluster.Scenario.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.it.cluster.Cluster;
import io.tocsin.it.cluster.Scenario;
import io.tocsin.it.cluster.SharedCluster;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole pipeline as a person sees it. It also makes the picture of the README: after
 * {@code mvn verify}, copy {@code integration-tests/target/slack-page.png} to {@code docs/images/}.
 */
@ExtendWith(SharedCluster.class)
class SlackPageTest {
    private static final String CHANNEL = "production-alerts";

    private final Cluster cluster;

    SlackPageTest(Cluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void a_message_arrives_on_the_open_page_without_reload(@TempDir Path profile) throws Exception {
        try (Browser browser = Browser.start(profile);
                Scenario scenario = new Scenario(cluster, CHANNEL)) {
            Map<String, String> source = scenario.sourceConfig();
            source.put("filter.pattern", "?ERROR ?WARN");
            scenario.deploySource(source);
            scenario.deploySink(scenario.sinkConfig());
            scenario.put("2026-11-22 09:14:07.120 WARN  [worker-3] upstream took 2310 ms for /cart/48213");
            scenario.put(
                    "{\"level\":\"ERROR\",\"message\":\"charge declined by issuer\",\"order\":40224,\"code\":\"expired_card\"}");
            scenario.awaitInSlack("upstream took 2310 ms");
            scenario.awaitInSlack("charge declined by issuer");
            browser.open(URI.create(cluster.slack().url() + "/#" + CHANNEL));
            patiently("the first message on the page").until(() -> shows(browser, "upstream took 2310 ms"));
            browser.run("window.loadedOnce = true");

            scenario.put("""
                    2026-11-22 09:14:31.004 ERROR job stock-sync failed
                    java.sql.SQLTransientConnectionException: shop-db - Connection is not available
                    \tat com.zaxxer.hikari.pool.HikariPool.getConnection(HikariPool.java:181)
                    \tat shop.stock.StockSync.run(StockSync.java:31)""");

            patiently("the second message on the page").until(() -> shows(browser, "job stock-sync failed"));
            assertThat(browser.run("return window.loadedOnce")).isEqualTo("true");
            browser.picture(Path.of("target/slack-page.png"));
        }
    }

    private static boolean shows(Browser browser, String text) {
        return browser.texts(".message").stream().anyMatch(message -> message.contains(text));
    }
}
