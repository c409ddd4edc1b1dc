package io.tocsin.it.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.emulator.tool.RequiredTools;
import io.tocsin.emulator.tool.Tool;
import io.tocsin.it.cluster.Checkout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All YAML of this project, by yamllint: that of workflows, and the rest. */
class YamlLintTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void all_yaml_is_well_written() throws Exception {
        assertThat(complaints(Checkout.ROOT)).isEmpty();
    }

    @Test
    void a_key_that_stands_twice_is_found() throws Exception {
        Files.writeString(directory.resolve("twice.yml"), "on: push\non: pull_request\n");
        assertThat(complaints(directory)).contains("duplication of key \"on\"");
    }

    private static String complaints(Path directory) throws Exception {
        Process lint = new ProcessBuilder(
                        RequiredTools.require(Tool.YAMLLINT).program().toString(),
                        "--strict",
                        "--format",
                        "parsable",
                        "--config-file",
                        Checkout.ROOT.resolve(".yamllint").toString(),
                        ".")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(lint.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(lint.waitFor() == 0).as(said).isEqualTo(said.isEmpty());
        return said;
    }
}
