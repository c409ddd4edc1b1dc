package io.tocsin.quickstart.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginZipsTest {
    @TempDir
    private Path checkout;

    @BeforeEach
    void build() throws IOException {
        zip("source-connector/target/source-1.zip", "source-1/lib/a.jar");
        zip("sink-connector/target/sink-1.zip", "sink-1/lib/b.jar");
    }

    @Test
    void both_zips_are_unpacked_side_by_side() {
        Path plugins = PluginZips.of(checkout).unpackInto(checkout.resolve("plugins"));
        assertThat(plugins.resolve("source-1/lib/a.jar")).hasContent("source-1/lib/a.jar");
        assertThat(plugins.resolve("sink-1/lib/b.jar")).hasContent("sink-1/lib/b.jar");
    }

    @Test
    void what_an_older_version_left_is_removed() throws IOException {
        Path old = Files.createDirectories(checkout.resolve("plugins/source-0/lib"));
        PluginZips.of(checkout).unpackInto(checkout.resolve("plugins"));
        assertThat(old).doesNotExist();
    }

    @Test
    void an_entry_that_leaves_the_directory_is_refused() throws IOException {
        zip("sink-connector/target/sink-1.zip", "../../evil");
        PluginZips zips = PluginZips.of(checkout);
        assertThatThrownBy(() -> zips.unpackInto(checkout.resolve("plugins")))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("an entry leaves the directory: ../../evil");
        assertThat(checkout.resolve("evil")).doesNotExist();
    }

    @Test
    void a_connector_that_was_not_built_is_named() throws IOException {
        Files.delete(checkout.resolve("sink-connector/target/sink-1.zip"));
        assertThatThrownBy(() -> PluginZips.of(checkout))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sink-connector")
                .hasMessageContaining("mvn package");
    }

    private void zip(String file, String entry) throws IOException {
        Path path = checkout.resolve(file);
        Files.createDirectories(path.getParent());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(entry.getBytes(StandardCharsets.UTF_8));
        }
    }
}
