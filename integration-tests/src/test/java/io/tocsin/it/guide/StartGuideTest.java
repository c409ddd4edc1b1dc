package io.tocsin.it.guide;

import static io.tocsin.it.cluster.Scenario.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.it.process.QuickstartProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/start.md}, from its first step to its last. */
class StartGuideTest {
    private static final String RUN = "1. Run it";
    private static final String LOG = "2. Log an error of your own";
    private static final String LOOK = "3. See where it has been";
    private static final String CHANGE = "4. Change the message";
    private static final String MISTAKE = "5. Make a mistake";
    private static final String AGAIN = "6. Stop it, and start it again";

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path directory = Path.of("");

    @Test
    void all_steps_do_what_they_say() throws Exception {
        try (QuickstartProcess quickstart = start(RUN)) {
            Guide guide = new Guide("start.md", StartGuideTest.class, directory)
                    .replacing("http://127.0.0.1:4586", address(quickstart, "CloudWatch"))
                    .replacing("http://127.0.0.1:8083", address(quickstart, "Connect REST"));
            String slack = address(quickstart, "Slack page");

            guide.follow(LOG);
            quickstart.awaitLine("by-hand: ERROR tried by hand");
            assertThat(quickstart.out()).noneMatch(line -> line.contains("nobody needs to know"));
            assertThat(page(slack)).contains("ERROR tried by hand").doesNotContain("nobody needs to know");

            patiently("both connectors and their offsets")
                    .untilAsserted(() -> assertThat(guide.follow(LOOK))
                            .contains("\"cloudwatch-logs-source\"", "\"slack-sink\"", "\"RUNNING\"")
                            .contains("\"position\"", "\"kafka_offset\"")
                            .doesNotContain("FAILED"));

            guide.follow(CHANGE);
            patiently("the new title").untilAsserted(() -> {
                guide.follow(LOG);
                assertThat(page(slack)).contains("The shop has a problem");
            });

            assertThat(guide.follow(MISTAKE))
                    .contains("2 error(s)", "message.title", "'logGroup'", "log_group", "rate.per.second", "-1.0");
            quickstart.kill();
        }
        try (QuickstartProcess again = start(AGAIN)) {
            again.awaitLine("Running");
            again.stop();
            again.exit();
            assertThat(again.lastLine()).matches("put \\d+, matched \\d+, in topic \\d+, in Slack \\d+");
        }
    }

    private QuickstartProcess start(String heading) throws IOException {
        String command = Page.read("docs/start.md").commands(heading).get(0);
        assertThat(command).startsWith("./quickstart ");
        QuickstartProcess quickstart = QuickstartProcess.start(
                Map.of(),
                QuickstartProcess.onFreePorts(command.substring("./quickstart ".length())
                        .replace("tocsin-data", directory.resolve("tocsin-data").toString())
                        .split(" ")));
        quickstart.awaitLine("Running");
        return quickstart;
    }

    /** Without what comes after the port. */
    private static String address(QuickstartProcess quickstart, String what) {
        quickstart.awaitLine("  " + what);
        return quickstart.out().stream()
                .filter(line -> line.startsWith("  " + what))
                .findFirst()
                .orElseThrow()
                .replaceFirst(".*(http://127.0.0.1:\\d+).*", "$1");
    }

    private String page(String slack) throws IOException, InterruptedException {
        URI channel = URI.create(slack + "/_channels/alerts");
        return http.send(HttpRequest.newBuilder(channel).build(), BodyHandlers.ofString())
                .body();
    }
}
