package io.tocsin.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.quickstart.plan.Logs;
import io.tocsin.quickstart.plan.Plan;
import io.tocsin.quickstart.plan.Ports;
import io.tocsin.quickstart.plan.Slack;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class QuickstartCommandTest {
    private static final Map<String, String> WEBHOOK =
            Map.of("SLACK_WEBHOOK_URL", "https://hooks.slack.com/services/T/B/X");
    private static final Map<String, String> TOKEN = Map.of("SLACK_BOT_TOKEN", "xoxb-1");

    private final List<Plan> plans = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void without_options_everything_is_local() {
        assertThat(run(Map.of())).isZero();
        assertThat(plans)
                .containsExactly(new Plan(
                        new Logs.Local(null),
                        new Slack.Local(),
                        "ERROR",
                        null,
                        null,
                        new Ports(4587, 4586, 8083, 9092)));
    }

    @Test
    void a_log_group_with_a_webhook_serves_the_real_ones_and_keeps_its_data() {
        assertThat(run(WEBHOOK, "--log-group", "/a", "--region", "eu-west-1", "--filter", "?A ?B", "--profile", "p"))
                .isZero();
        assertThat(plans.get(0).logs()).isEqualTo(new Logs.Aws("/a", "latest", "eu-west-1", "p", null));
        assertThat(plans.get(0).slack()).isEqualTo(new Slack.Webhook());
        assertThat(plans.get(0).filter()).isEqualTo("?A ?B");
        assertThat(plans.get(0).data()).isEqualTo(Path.of("quickstart-data"));
    }

    @Test
    void a_channel_with_a_token_posts_as_that_app() {
        assertThat(run(TOKEN, "--log-group", "/a", "--region", "eu-west-1", "--channel", "#alerts"))
                .isZero();
        assertThat(plans.get(0).slack()).isEqualTo(new Slack.Bot("#alerts", false));
    }

    @Test
    void a_region_may_come_from_the_environment_and_need_not_be_there_with_an_arn() {
        Map<String, String> environment = Map.of("SLACK_WEBHOOK_URL", "https://h", "AWS_REGION", "us-east-1");
        run(environment, "--log-group", "/a");
        run(environment, "--log-group", "arn:aws:logs:eu-west-1:123456789012:log-group:/a");
        assertThat(plans)
                .extracting(Plan::logs)
                .containsExactly(
                        new Logs.Aws("/a", "latest", "us-east-1", null, null),
                        new Logs.Aws("arn:aws:logs:eu-west-1:123456789012:log-group:/a", "latest", null, null, null));
    }

    @ParameterizedTest
    @CsvSource({"30s,30", "5m,300", "1h,3600", "1h30m,5400", "90S,90"})
    void a_time_may_be_given_in_seconds_minutes_and_hours(String text, long seconds) {
        assertThat(run(Map.of(), "--for", text)).isZero();
        assertThat(plans.get(0).stopAfter()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "0s", "-5s", "1d", "soon", "30s "})
    void other_times_are_refused_in_one_line(String text) {
        assertThat(run(Map.of(), "--for", text)).isEqualTo(2);
        assertThat(err.toString()).containsOnlyOnce("\n").contains("'" + text + "' is not a time such as 30s");
    }

    @Test
    void an_unknown_option_is_refused_in_one_line() {
        assertThat(run(Map.of(), "--filtre", "ERROR")).isEqualTo(2);
        assertThat(err.toString()).containsOnlyOnce("\n").contains("--filtre").contains("--help");
        assertThat(plans).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--region eu-west-1                      | --region is for the real CloudWatch Logs: add --log-group",
                "--profile p                             | --profile is for the real",
                "--endpoint http://127.0.0.1:1           | --endpoint is for the real",
                "--start-from latest                     | --start-from is for the real",
                "--log-group /a --file f --region r      | give one of them",
                "--log-group /a                          | which region is the log group /a in?",
                "--log-group /a --region eu-west-1       | no Slack to post to: set SLACK_WEBHOOK_URL",
                "--channel #c                            | set SLACK_BOT_TOKEN",
                "--rest-port 70000                       | 70000 is no port",
                "--rest-port -1                          | -1 is no port",
            })
    void what_makes_no_sense_is_refused_in_one_line(String arguments, String reason) {
        assertThat(run(Map.of(), arguments.trim().split(" +"))).isEqualTo(1);
        assertThat(err.toString()).containsOnlyOnce("\n").contains(reason);
        assertThat(plans).isEmpty();
    }

    @Test
    void a_token_without_a_channel_is_refused() {
        assertThat(run(TOKEN, "--log-group", "/a", "--region", "eu-west-1")).isEqualTo(1);
        assertThat(err.toString()).contains("give --channel");
    }

    @Test
    void the_help_names_every_option_and_exits_with_0() {
        assertThat(run(Map.of(), "--help")).isZero();
        assertThat(out.toString())
                .contains("--log-group", "--filter", "--region", "--profile", "--endpoint", "--file", "--for", "--data")
                .contains("--channel", "--start-from", "--slack-port", "SLACK_WEBHOOK_URL", "SLACK_BOT_TOKEN")
                .contains("Default: ERROR", "Default: 8083");
        assertThat(plans).isEmpty();
    }

    private int run(Map<String, String> environment, String... arguments) {
        ToIntFunction<Plan> remember = plan -> {
            plans.add(plan);
            return 0;
        };
        CommandLine command = QuickstartCommand.of(environment, remember);
        command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return command.execute(arguments);
    }
}
