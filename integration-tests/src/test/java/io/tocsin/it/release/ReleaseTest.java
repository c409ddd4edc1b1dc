package io.tocsin.it.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tocsin.it.cluster.Checkout;
import io.tocsin.it.guide.Page;
import io.tocsin.quickstart.plugins.PluginZips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mvn -Prelease} makes, and what it refuses. All that is built is built once more, in another folder. */
class ReleaseTest {
    private static final Page PAGE = Page.read("docs/releasing.md");
    private static final String UNRELEASED = "\\(unreleased\\)";
    private static final String RELEASED = "(2026-11-22)";

    @TempDir
    private Path directory;

    private CleanClone clone;

    @BeforeEach
    void copy() throws IOException {
        assumeThat(CleanClone.possible())
                .as("a checkout of git, with git and mvn")
                .isTrue();
        clone = CleanClone.into(directory);
    }

    @Test
    void all_that_is_published_is_in_one_folder_and_the_same_bytes_as_in_another_build() throws IOException {
        setVersionInChangelog();
        clone.run(PAGE.commands("Making a release").get(0)
                        + " -pl integration-tests/release -am -Dmaven.test.skip=true")
                .printedIfSucceeded();

        Path release = clone.path("target/release");
        String source = "tocsin-cloudwatch-logs-source-" + Version.stated();
        String sink = "tocsin-slack-sink-" + Version.stated();
        List<String> published = new ArrayList<>(published());
        published.addAll(published.stream().map(file -> file + ".sha512").toList());
        assertThat(names(release)).containsExactlyInAnyOrderElementsOf(published);
        Finished check = clone.run(PAGE.commands("Making a release").get(1));
        assertThat(check.printedIfSucceeded().lines()).hasSize(published.size() / 2);
        for (Path zip : PluginZips.of(Checkout.ROOT).files()) {
            assertThat(release.resolve(zip.getFileName()))
                    .as("built elsewhere; where the sources are newer than %s, run mvn package", zip)
                    .hasSameBinaryContentAs(zip);
        }
        assertThat(release.resolve("release-notes.md")).content().startsWith("## " + Version.stated() + " " + RELEASED);
        assertThat(release.resolve("kafka-connect.yaml"))
                .content()
                .contains("/" + source + ".zip", "sha512sum: " + digest(release, source + ".zip"))
                .contains("/" + sink + ".zip", "sha512sum: " + digest(release, sink + ".zip"))
                .doesNotContain("VERSION", "DIGEST-OF");
    }

    /** The files of a release, besides their digests. */
    static List<String> published() throws IOException {
        List<String> published = new ArrayList<>(List.of("kafka-connect.yaml", "release-notes.md"));
        for (String plugin : List.of("tocsin-cloudwatch-logs-source-", "tocsin-slack-sink-")) {
            String name = plugin + Version.stated();
            published.addAll(List.of(name + ".zip", name + "-sbom.json", name + "-licenses.txt"));
        }
        return published;
    }

    private void setVersionInChangelog() throws IOException {
        clone.replace("CHANGELOG.md", UNRELEASED, RELEASED);
        clone.commit();
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static String digest(Path release, String file) throws IOException {
        String line = Files.readString(release.resolve(file + ".sha512"));
        return line.substring(0, line.indexOf(' '));
    }

    @Test
    void what_cannot_be_released_is_refused_at_once() throws IOException {
        clone.replace("CHANGELOG.md", "\\(\\d{4}-\\d\\d-\\d\\d\\)", "(unreleased)");
        clone.commit();
        assertThat(refusal())
                .contains("CHANGELOG.md has nothing below a heading \"## " + Version.stated() + " (YYYY-MM-DD)\"");

        setVersionInChangelog();
        Files.writeString(clone.path("docs/more.md"), "not committed");
        assertThat(refusal()).contains("A release is made of what is committed").contains("?? docs/more.md");

        Files.delete(clone.path("docs/more.md"));
        clone.replace("pom.xml", "(<revision>[^<]+)", "$1-SNAPSHOT");
        clone.commit();
        assertThat(refusal()).contains("-SNAPSHOT is no version to release");
    }

    @Test
    void the_version_is_changed_in_one_place() throws IOException {
        clone.run(PAGE.commands("The version").get(0).replaceFirst("-DnewVersion=\\S+", "-DnewVersion=9.9.9"))
                .printedIfSucceeded();
        assertThat(clone.run("git diff --unified=0 | grep '^[+-] '")
                        .printedIfSucceeded()
                        .lines())
                .containsExactly(
                        "-    <revision>" + Version.stated() + "</revision>", "+    <revision>9.9.9</revision>");
    }

    private String refusal() {
        Finished refused = clone.run("mvn -B -o -N -Prelease initialize");
        assertThat(refused.succeeded()).isFalse();
        return refused.printed();
    }
}
