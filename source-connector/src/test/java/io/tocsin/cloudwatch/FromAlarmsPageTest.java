package io.tocsin.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tocsin.cloudwatch.testing.EmulatedAws;
import io.tocsin.cloudwatch.testing.StoredOffsets;
import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricTransformation;

/** Does what the page on leaving alarms says, with the AWS CLI and an emulated CloudWatch Logs. */
@Timeout(120)
class FromAlarmsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "from-alarms.md");
    private static final String TESTED = "Run by a test:";
    private static final Pattern COMMANDS =
            Pattern.compile("(?<words>[^\n]*)\n\n```sh\n(?<commands>.*?)```", Pattern.DOTALL);
    private static final Pattern JSON = Pattern.compile("```json\n(?<json>.*?)```", Pattern.DOTALL);

    private final CloudWatchEmulator cloudWatch = CloudWatchEmulator.start(0);
    private final CloudWatchLogsSourceTask task = new CloudWatchLogsSourceTask();
    private String page;

    @BeforeEach
    void putFilters() throws IOException {
        page = Files.readString(PAGE);
        EmulatedAws.as(cloudWatch, aws -> aws.createLogGroup(group -> group.logGroupName("/shop/payments")));
        putFilter();
    }

    @AfterEach
    void stop() {
        task.stop();
        cloudWatch.close();
    }

    @Test
    void everyCommandSaysWhetherATestRunsItOrWhatItNeeds() {
        Matcher commands = COMMANDS.matcher(page);
        int count = 0;
        while (commands.find()) {
            count++;
            assertThat(commands.group("words"))
                    .containsPattern("Run by a test:$|[Nn]eeds|your Connect worker:$|which needs the same:$");
        }
        assertThat(count).isEqualTo(page.split("```sh", -1).length - 1);
    }

    @Test
    void whatThePageSaysHappens() throws Exception {
        List<String> tested = tested();
        task.initialize(new StoredOffsets());
        task.start(EmulatedAws.props(cloudWatch.endpoint(), settings()));

        assertThat(run(tested.get(0))).contains("/shop/payments", "errors", "\"ERROR\"");
        awaitBeginning();
        run(tested.get(1));
        assertThat(awaitEvent()).isEqualTo("ERROR this is a drill");
        assertThat(run(tested.get(2)).trim()).isEqualTo("1");
        assertThat(tested).hasSize(3);
    }

    private List<String> tested() {
        List<String> tested = new ArrayList<>();
        Matcher commands = COMMANDS.matcher(page);
        while (commands.find()) {
            if (commands.group("words").endsWith(TESTED)) {
                tested.add(commands.group("commands"));
            }
        }
        return tested;
    }

    private Map<String, String> settings() throws IOException {
        Matcher json = JSON.matcher(page);
        assertThat(json.find()).isTrue();
        Map<String, String> settings = new HashMap<>();
        JsonNode body = new ObjectMapper().readTree(json.group("json"));
        body.properties()
                .forEach(entry -> settings.put(entry.getKey(), entry.getValue().asText()));
        return settings;
    }

    private void putFilter() {
        MetricTransformation metric = MetricTransformation.builder()
                .metricNamespace("Shop")
                .metricName("PaymentFailures")
                .metricValue("1")
                .build();
        EmulatedAws.as(
                cloudWatch,
                aws -> aws.putMetricFilter(filter -> filter.logGroupName("/shop/payments")
                        .filterName("errors")
                        .filterPattern("ERROR")
                        .metricTransformations(metric)));
    }

    private void awaitBeginning() throws InterruptedException {
        while (poll().stream().noneMatch(record -> "/shop/payments".equals(record.key()))) {
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    private String awaitEvent() throws InterruptedException {
        while (true) {
            for (SourceRecord record : poll()) {
                if (record.topic().equals("alarms")) {
                    return ((Struct) record.value()).getString("message");
                }
            }
        }
    }

    private List<SourceRecord> poll() throws InterruptedException {
        List<SourceRecord> polled = task.poll();
        return polled == null ? List.of() : polled;
    }

    /** As a reader would, but for where the AWS CLI finds CloudWatch Logs. */
    private String run(String commands) throws IOException, InterruptedException {
        String script = "set -e\naws() { " + awsCli() + " --endpoint-url " + cloudWatch.endpoint()
                + " --output json \"$@\"; }\n" + commands;
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "AWS_ACCESS_KEY_ID", EmulatedAws.ACCOUNT,
                        "AWS_SECRET_ACCESS_KEY", "secret",
                        "AWS_DEFAULT_REGION", "eu-west-1",
                        "AWS_PAGER", "",
                        "AWS_EC2_METADATA_DISABLED", "true"));
        Process process = builder.start();
        try (InputStream output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(text).isZero();
            return text;
        }
    }

    /** Skips the test if no CLI is installed, but fails it where CI is set: there it must not be skipped in silence. */
    private static Path awsCli() {
        Stream<Path> path = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "aws"));
        return Stream.concat(Stream.of(Path.of("/usr/bin/aws")), path)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(FromAlarmsPageTest::missing);
    }

    private static Path missing() {
        String reason = "the AWS CLI is neither /usr/bin/aws nor on the PATH; install it (Debian: apt install awscli)";
        return System.getenv("CI") == null ? abort(reason) : fail(reason);
    }
}
