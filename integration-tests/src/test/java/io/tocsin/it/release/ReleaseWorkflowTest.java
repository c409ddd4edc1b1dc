package io.tocsin.it.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.it.cluster.Checkout;
import io.tocsin.it.github.Definition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of {@code .github/workflows/release.yml} that need nothing of GitHub. */
class ReleaseWorkflowTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void a_tag_of_the_version_is_taken_and_another_is_not() throws IOException {
        String script = Definition.workflow("release.yml").script("Compare the tag with the version");
        assertThat(run(Checkout.ROOT, "v" + Version.stated(), script).succeeded())
                .isTrue();
        String dashes = "v" + Version.stated().replace('.', '-');
        for (String other : List.of("v" + Version.stated() + "-rc1", dashes, "v9.9.9", "v", "version")) {
            assertThat(run(Checkout.ROOT, other, script).succeeded()).as(other).isFalse();
        }
    }

    @Test
    void all_that_is_published_has_a_digest() throws IOException {
        List<String> published = new ArrayList<>(ReleaseTest.published());
        published.add("tocsin-connect-" + Version.stated() + "-image.tar.gz");
        for (String file : published) {
            Files.writeString(directory.resolve(file), file);
            Files.writeString(directory.resolve(file + ".sha512"), "another digest");
        }
        String script = Definition.workflow("release.yml").script("Write the digests");
        run(directory, "v" + Version.stated(), script).printedIfSucceeded();

        assertThat(Files.readAllLines(directory.resolve("SHA256SUMS")))
                .extracting(line -> line.replaceFirst("[0-9a-f]{64}  ", ""))
                .containsExactlyInAnyOrderElementsOf(published);
        run(directory, "", "sha256sum -c SHA256SUMS").printedIfSucceeded();
    }

    /** As GitHub runs it. */
    private static Finished run(Path directory, String tag, String script) {
        return Finished.process(
                directory, List.of("env", "GITHUB_REF_NAME=" + tag, "bash", "-e", "-o", "pipefail", "-c", script));
    }
}
