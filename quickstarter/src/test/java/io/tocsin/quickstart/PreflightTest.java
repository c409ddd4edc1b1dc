package io.tocsin.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.quickstart.plan.Logs;
import io.tocsin.quickstart.plan.Plan;
import io.tocsin.quickstart.plan.Ports;
import io.tocsin.quickstart.plan.Refusal;
import io.tocsin.quickstart.plan.Slack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {
    private static final Logs AWS = new Logs.Aws("/a", "latest", "eu-west-1", null, null);

    @Test
    void free_ports_are_fine() {
        assertThatCode(() -> Preflight.check(plan(new Logs.Local(null), new Slack.Local(), new Ports(0, 0, 0, 0))))
                .doesNotThrowAnyException();
    }

    @Test
    void each_used_port_is_named_with_its_option() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertRefused(new Ports(port, 0, 0, 0), port + " of 127.0.0.1 is in use", "--slack-port");
            assertRefused(new Ports(0, port, 0, 0), port + " of 127.0.0.1 is in use", "--cloudwatch-port");
            assertRefused(new Ports(0, 0, port, 0), port + " of 127.0.0.1 is in use", "--rest-port");
            assertRefused(new Ports(0, 0, 0, port), port + " of 127.0.0.1 is in use", "--kafka-port");
            assertThatCode(() -> Preflight.check(plan(AWS, new Slack.Webhook(), new Ports(port, port, 0, 0))))
                    .as("ports of what is not started")
                    .doesNotThrowAnyException();
        }
    }

    private static void assertRefused(Ports ports, String... parts) {
        assertThatThrownBy(() -> Preflight.check(plan(new Logs.Local(null), new Slack.Local(), ports)))
                .isInstanceOf(Refusal.class)
                .hasMessageContainingAll(parts);
    }

    @Test
    void a_file_that_is_not_there_or_is_a_directory_is_refused(@TempDir Path directory) {
        assertThatThrownBy(() -> Preflight.check(feeding(directory.resolve("none.log"))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("it is not there");
        assertThatThrownBy(() -> Preflight.check(feeding(directory)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no readable file");
    }

    @Test
    void two_runs_do_not_share_a_directory(@TempDir Path directory) {
        try (DataDirectory first = DataDirectory.open(directory)) {
            assertThat(first.isTemporary()).isFalse();
            assertThatThrownBy(() -> DataDirectory.open(directory))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("in use by another quickstart");
        }
        assertThat(directory).exists();
    }

    @Test
    void a_temporary_directory_is_gone_at_the_end() throws IOException {
        Path path;
        try (DataDirectory data = DataDirectory.open(null)) {
            path = data.path();
            Files.writeString(Files.createDirectories(path.resolve("a/b")).resolve("c"), "c");
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void a_file_in_the_place_of_the_directory_is_refused(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThatThrownBy(() -> DataDirectory.open(file))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("it is no directory");
    }

    private static Plan feeding(Path file) {
        return plan(new Logs.Local(file), new Slack.Local(), new Ports(0, 0, 0, 0));
    }

    private static Plan plan(Logs logs, Slack slack, Ports ports) {
        return new Plan(logs, slack, "", null, null, ports);
    }
}
