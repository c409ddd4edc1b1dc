package io.tocsin.it.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.emulator.tool.RequiredTools;
import io.tocsin.emulator.tool.Tool;
import io.tocsin.it.cluster.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The alert rules by themselves, by Prometheus's own tool. */
class RulesTest {
    @Test
    void each_fires_when_it_should_and_not_before() throws Exception {
        Path promtool = RequiredTools.require(Tool.PROMTOOL).program();
        Process tool = new ProcessBuilder(promtool.toString(), "test", "rules", "src/test/resources/alerts-test.yaml")
                .redirectErrorStream(true)
                .start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tool.waitFor()).as(said).isZero();
    }

    @Test
    void each_is_tested() throws IOException {
        String tests = Files.readString(Checkout.ROOT.resolve("integration-tests/src/test/resources/alerts-test.yaml"));
        Watched.rules()
                .forEach(rule -> assertThat(tests)
                        .contains("alertname: " + rule.path("alert").asText() + "\n"));
    }

    @Test
    void each_has_a_runbook() throws IOException {
        String runbooks = Files.readString(Checkout.ROOT.resolve("docs/operations.md"));
        Watched.rules()
                .forEach(rule -> assertThat(runbooks)
                        .contains("### " + rule.path("alert").asText() + "\n"));
    }
}
