package io.tocsin.it.process;

import static io.tocsin.it.process.QuickstartProcess.onFreePorts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import io.tocsin.it.guide.Page;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {
    @TempDir
    private Path directory;

    @Test
    void help_is_complete() throws Exception {
        try (QuickstartProcess quickstart = QuickstartProcess.start(Map.of(), "--help")) {
            assertThat(quickstart.exit()).isZero();
            assertThat(String.join("\n", quickstart.out()))
                    .contains("--log-group", "--filter", "--region", "--profile", "--endpoint", "--channel", "--data")
                    .contains("--file", "--for", "SLACK_WEBHOOK_URL", "SLACK_BOT_TOKEN");
        }
    }

    @Test
    void a_wrong_option_a_wrong_combination_and_a_missing_file_are_told_in_one_line() throws Exception {
        assertRefused(2, "--nonsense", "--nonsense");
        assertRefused(1, "add --log-group", "--region", "eu-west-1");
        assertRefused(1, "set SLACK_WEBHOOK_URL", "--log-group", "/a", "--region", "eu-west-1");
        assertRefused(
                1,
                "it is not there",
                onFreePorts("--file", directory.resolve("none.log").toString()));
    }

    @Test
    void a_used_port_is_told_in_one_line() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertRefused(1, "port " + port + " of 127.0.0.1 is in use", onFreePorts("--kafka-port", port));
        }
    }

    @Test
    void a_directory_that_cannot_be_written_to_is_told_in_one_line() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertRefused(1, "cannot write to " + file, onFreePorts("--data", file.toString()));
    }

    @Test
    void missing_aws_credentials_are_told_in_one_line() throws Exception {
        Map<String, String> environment = Map.of(
                "SLACK_WEBHOOK_URL", "http://127.0.0.1:9/services/T/B/X",
                "AWS_CONFIG_FILE", directory.resolve("none").toString(),
                "AWS_SHARED_CREDENTIALS_FILE", directory.resolve("none").toString());
        assertRefused(
                environment, 1, "no AWS credentials found", onFreePorts("--log-group", "/a", "--region", "eu-west-1"));
    }

    private static void assertRefused(int status, String reason, String... arguments) throws Exception {
        assertRefused(Map.of(), status, reason, arguments);
    }

    private static void assertRefused(Map<String, String> environment, int status, String reason, String... arguments)
            throws Exception {
        try (QuickstartProcess quickstart = QuickstartProcess.start(environment, arguments)) {
            assertThat(quickstart.exit()).as(reason).isEqualTo(status);
            assertThat(quickstart.err()).singleElement().asString().contains(reason);
        }
    }

    @Test
    void the_sample_application_s_errors_reach_slack_and_all_are_accounted_for() throws Exception {
        assertThat(Page.read("README.md").commands("Try it")).first().isEqualTo("./quickstart");
        try (QuickstartProcess quickstart = QuickstartProcess.start(Map.of(), onFreePorts("--for", "25s"))) {
            assertThat(quickstart.exit())
                    .as(String.join("\n", quickstart.err()))
                    .isZero();
            assertThat(quickstart.out()).anyMatch(line -> line.contains("Slack page    http://127.0.0.1:"));
            assertThat(quickstart.out()).anyMatch(line -> line.contains("logs put-log-events"));
            Numbers numbers = Numbers.of(quickstart.lastLine());
            assertThat(numbers.inSlack())
                    .isPositive()
                    .isEqualTo(numbers.inTopic())
                    .isEqualTo(numbers.matched());
            assertThat(numbers.put()).isGreaterThan(10 * numbers.matched());
            assertThat(quickstart.out().stream().filter(line -> line.contains(" in Slack: ")))
                    .hasSize((int) numbers.inSlack());
        }
    }

    @Test
    void it_fails_if_nothing_reached_slack_in_the_given_time() throws Exception {
        try (QuickstartProcess quickstart =
                QuickstartProcess.start(Map.of(), onFreePorts("--for", "12s", "--filter", "\"nobody writes this\""))) {
            assertThat(quickstart.exit()).isEqualTo(1);
            assertThat(quickstart.lastLine()).endsWith("matched 0, in topic 0, in Slack 0");
        }
    }

    @Test
    void the_matching_lines_of_a_file_and_no_others_come_into_the_topic() throws Exception {
        Path log = directory.resolve("hadoop.log");
        Files.writeString(
                log,
                IntStream.range(0, 5_000)
                        .mapToObj(i -> (i % 40 == 0 ? "ERROR" : "INFO") + " [main] org.apache.hadoop.Task: step " + i)
                        .collect(Collectors.joining("\n\n")));
        try (QuickstartProcess quickstart = QuickstartProcess.start(
                Map.of(), onFreePorts("--file", log.toString(), "--filter", "ERROR", "--for", "25s"))) {
            assertThat(quickstart.exit())
                    .as(String.join("\n", quickstart.err()))
                    .isZero();
            Numbers numbers = Numbers.of(quickstart.lastLine());
            assertThat(numbers.put()).isEqualTo(5_000);
            assertThat(numbers.matched()).isEqualTo(125);
            assertThat(numbers.inTopic()).isEqualTo(125);
            assertThat(numbers.inSlack()).isBetween(1L, 125L);
        }
    }

    @Test
    void killing_it_loses_nothing_and_repeats_nothing_in_the_topic() throws Exception {
        try (CloudWatchEmulator cloudWatch = CloudWatchEmulator.start(0);
                SlackEmulator slack = SlackEmulator.start(SlackOptions.defaults())) {
            cloudWatch.region("eu-west-1").createLogGroup("/shop");
            Runnable put = new Runnable() {
                private int next;

                @Override
                public void run() {
                    cloudWatch.region("eu-west-1").put("/shop", "web", "ERROR number " + next++ + ".", "INFO fine");
                }
            };
            try (QuickstartProcess first = startAgainst(cloudWatch, slack)) {
                first.awaitLine("Running");
                IntStream.range(0, 3).forEach(i -> put.run());
                first.awaitLine("ERROR number 2.");
                IntStream.range(3, 8).forEach(i -> put.run());
                first.kill();
            }
            put.run();
            try (QuickstartProcess second = startAgainst(cloudWatch, slack)) {
                second.awaitLine("Running");
                put.run();
                await().atMost(Duration.ofMinutes(2)).until(() -> allInSlack(slack, 10));
                second.awaitLine("ERROR number 9.");
                second.stop();
                second.exit();
                assertThat(second.lastLine()).isEqualTo("put unknown, matched unknown, in topic 10, in Slack 10");
            }
        }
    }

    private QuickstartProcess startAgainst(CloudWatchEmulator cloudWatch, SlackEmulator slack) throws IOException {
        Map<String, String> environment = Map.of(
                "AWS_ACCESS_KEY_ID",
                "local",
                "AWS_SECRET_ACCESS_KEY",
                "local",
                "SLACK_BOT_TOKEN",
                slack.botToken(),
                "SLACK_API_URL",
                slack.url() + "/api/");
        String endpoint = cloudWatch.endpoint().toString();
        String data = directory.resolve("data").toString();
        return QuickstartProcess.start(
                environment,
                onFreePorts(
                        "--log-group",
                        "/shop",
                        "--region",
                        "eu-west-1",
                        "--endpoint",
                        endpoint,
                        "--start-from",
                        "earliest",
                        "--channel",
                        "#alerts",
                        "--data",
                        data));
    }

    private static boolean allInSlack(SlackEmulator slack, int count) {
        List<String> texts =
                slack.messages("alerts").stream().map(message -> message.text()).toList();
        return IntStream.range(0, count)
                .allMatch(i -> texts.stream().anyMatch(text -> text.contains("ERROR number " + i + ".")));
    }
}
