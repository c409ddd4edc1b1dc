package io.tocsin.emulator.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackMainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CountDownLatch stopped = new CountDownLatch(0);

    @Test
    void saysWhereEverythingIs() {
        assertThat(run("--port", "0", "--channel", "alerts", "--channel", "incidents"))
                .isZero();

        assertThat(out.toString())
                .contains("Slack is on http://127.0.0.1:", "/api/", "Bot token  xoxb-")
                .containsPattern("#alerts  http://127.0.0.1:\\d+/services/T\\w+/B\\w+/\\w+")
                .containsPattern("#incidents  http://127.0.0.1:\\d+/services/T\\w+/B\\w+/\\w+");
    }

    @Test
    void listensOnTheAddressThatItIsGiven() {
        assertThat(run("--port", "0", "--address", "127.0.0.2")).isZero();
        assertThat(out.toString()).contains("Slack is on http://127.0.0.2:");
    }

    @Test
    void aPortInUseIsOneClearLine() {
        try (SlackEmulator other = SlackEmulator.start(0)) {
            int port = other.url().getPort();

            assertThat(run("--port", String.valueOf(port))).isEqualTo(1);
            assertThat(err.toString().strip())
                    .isEqualTo("Port " + port + " is in use: stop what uses it, or give another --port.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--port=70000, Invalid value for option '--port': 70000 is not in 0..65535 (--help tells the options)",
        "--rate=0, Invalid value for option '--rate': 0.0 is not above 0 (--help tells the options)",
        "--burst=0, Invalid value for option '--burst': 0 is not at least 1 (--help tells the options)",
        "--colour=red, Unknown option: '--colour=red' (--help tells the options)"
    })
    void aWrongOptionIsOneClearLine(String option, String message) {
        assertThat(run(option)).isEqualTo(2);
        assertThat(err.toString().strip()).isEqualTo(message);
    }

    @Test
    void helpTellsAllOptions() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("--port=N", "--channel=NAME", "--rate=N", "--burst=N");
    }

    private int run(String... arguments) {
        return SlackMain.commandLine(stopped)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
