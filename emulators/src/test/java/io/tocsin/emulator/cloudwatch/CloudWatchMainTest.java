package io.tocsin.emulator.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CloudWatchMainTest {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    CloudWatchMainTest() {
        PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
    }

    @AfterEach
    void restore() {
        System.setOut(out);
        System.setErr(err);
    }

    private int run(String... arguments) {
        return CloudWatchMain.execute(new CountDownLatch(0), arguments);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void itTellsWhereItServesAndStopsWhenTold() {
        assertThat(run("--port", "0")).isZero();
        assertThat(printed()).contains("CloudWatch Logs is on http://127.0.0.1:");
    }

    @Test
    void helpNamesTheOptions() {
        assertThat(run("--help")).isZero();
        assertThat(printed()).contains("--port=N").contains("4586");
    }

    @Test
    void troubleMayBeSwitchedOnFromTheStart() {
        assertThat(run("--port", "0", "--no-quotas", "--seed", "3", "--trouble", "throttledShare=0.1"))
                .isZero();
    }

    @Test
    void aWrongSwitchIsNamed() {
        assertThat(run("--trouble", "throttledShare=2")).isEqualTo(2);
        assertThat(run("--trouble", "nonsense=1")).isEqualTo(2);
        assertThat(printed())
                .contains("'--trouble': throttledShare is 2.0, but must be from 0.0 to 1.0")
                .contains("'--trouble': there is no switch 'nonsense'");
    }

    @Test
    void aPortInUseIsOneClearLine() {
        try (CloudWatchEmulator other = CloudWatchEmulator.start(0)) {
            int port = other.endpoint().getPort();

            assertThat(run("--port", String.valueOf(port))).isEqualTo(1);
            assertThat(printed())
                    .contains("Port " + port + " is in use: stop what uses it, or give another --port.")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void itListensOnTheAddressThatItIsGiven() {
        assertThat(run("--port", "0", "--address", "127.0.0.2")).isZero();
        assertThat(printed()).contains("CloudWatch Logs is on http://127.0.0.2:");
    }

    @Test
    void itListensOnAllAddressesIfSoTold() throws IOException {
        try (CloudWatchEmulator everywhere = CloudWatchEmulator.start(
                        EmulatorOptions.onPort(0).withAddress(new InetSocketAddress("0.0.0.0", 0)));
                Socket there = new Socket("127.0.0.2", everywhere.endpoint().getPort())) {
            assertThat(there.isConnected()).isTrue();
            assertThat(everywhere.endpoint().getHost()).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void itListensOnLoopbackAloneUnlessTold() {
        try (CloudWatchEmulator here = CloudWatchEmulator.start(0)) {
            int port = here.endpoint().getPort();
            assertThatThrownBy(() -> new Socket("127.0.0.2", port).close()).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void aForeignAddressIsOneClearLine() {
        assertThat(run("--address", "192.0.2.1")).isEqualTo(2);
        assertThat(printed().strip())
                .isEqualTo("Invalid value for option '--address': 192.0.2.1 is no address of this machine"
                        + " (--help tells the options)");
    }

    @Test
    void aWrongOptionIsOneClearLine() {
        assertThat(run("--prt", "1")).isEqualTo(2);
        assertThat(run("--port", "x")).isEqualTo(2);
        assertThat(run("--port", "70000")).isEqualTo(2);
        assertThat(printed().lines()).hasSize(3).allMatch(line -> line.endsWith("(--help tells the options)"));
    }
}
