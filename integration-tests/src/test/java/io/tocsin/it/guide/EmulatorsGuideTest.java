package io.tocsin.it.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import io.tocsin.emulator.slack.SlackEmulator;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/emulators.md}. */
class EmulatorsGuideTest {
    private static final String PAGE = "emulators.md";

    @TempDir
    private Path directory = Path.of("");

    @Test
    void what_is_put_into_cloudwatch_logs_is_found() throws Exception {
        try (CloudWatchEmulator cloudWatch = CloudWatchEmulator.start(0)) {
            String found = new Guide(PAGE, EmulatorsGuideTest.class, directory)
                    .with(AwsCli.at(cloudWatch.endpoint()))
                    .replacing("http://127.0.0.1:4586", cloudWatch.endpoint().toString())
                    .follow("CloudWatch Logs");
            assertThat(found).contains("\"message\": \"ERROR card declined\"");
        }
    }

    @Test
    void trouble_is_switched_on_and_off() throws Exception {
        try (CloudWatchEmulator cloudWatch = CloudWatchEmulator.start(0);
                SlackEmulator slack = SlackEmulator.start(0)) {
            assertThat(new Guide(PAGE, EmulatorsGuideTest.class, directory)
                            .replacing(
                                    "http://127.0.0.1:4586",
                                    cloudWatch.endpoint().toString())
                            .follow("Trouble"))
                    .contains("\"throttledShare\" : 0.2");
            assertThat(new Guide(PAGE, EmulatorsGuideTest.class, directory)
                            .replacing("http://127.0.0.1:4587", slack.url().toString())
                            .follow("Trouble on demand"))
                    .contains("timeout");
        }
    }
}
