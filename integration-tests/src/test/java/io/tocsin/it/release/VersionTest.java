package io.tocsin.it.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.it.cluster.Checkout;
import io.tocsin.quickstart.plugins.PluginZips;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The version is stated in the root pom alone, and all that is built has it. */
class VersionTest {
    /** A version after a name of ours, as in a file's or an image's name, or where a version is announced. */
    private static final Pattern STATED =
            Pattern.compile("tocsin[a-z-]*[-:@ ]v?\\d+[.-]\\d+[.-]\\d+|(?i:\\bversion\\W{1,5})\\d+\\.\\d+\\.\\d+\\b");

    /** A pom of this build that says which of our versions it or its parent has. */
    private static final Pattern IN_POM = Pattern.compile(
            "<groupId>io\\.tocsin</groupId>\\s*<artifactId>[^<]*</artifactId>\\s*<version>(?!\\$\\{)[^<]*");

    /** What each version brought, and what other programs print. */
    private static final Set<String> EXCEPT = Set.of("CHANGELOG.md", "ToolTest.java");

    /** State that older versions have left. */
    private static final Path LEFT_BY_OLDER = Checkout.ROOT.resolve("integration-tests/src/test/resources/upgrade");

    @Test
    void no_second_place_states_a_version() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files()) {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            Pattern sought = file.endsWith("pom.xml") ? IN_POM : STATED;
            String name = Checkout.ROOT.relativize(file).toString();
            sought.matcher(text).results().forEach(match -> found.add(name + ": " + match.group()));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void a_second_version_would_be_found() {
        assertThat(List.of("tocsin-slack-sink-%s.zip", "example.com/tocsin-connect:%s", "version = \"%s\""))
                .allMatch(text -> STATED.matcher(text.formatted("1.2.3")).find());
        assertThat("tocsin-slack-sink-" + "1-2-3").containsPattern(STATED);
        String pom = "<groupId>io.tocsin</groupId>\n<artifactId>tocsin</artifactId>\n<version>%s</version>";
        assertThat(pom.formatted("1.2.3")).containsPattern(IN_POM);
        assertThat(pom.formatted("${revision}")).doesNotContainPattern(IN_POM);
    }

    @Test
    void the_zips_have_the_root_pom_s_version() throws IOException {
        assertThat(PluginZips.of(Checkout.ROOT).files())
                .extracting(zip -> zip.getFileName().toString())
                .containsExactly(
                        "tocsin-cloudwatch-logs-source-" + Version.stated() + ".zip",
                        "tocsin-slack-sink-" + Version.stated() + ".zip");
    }

    private static List<Path> files() throws IOException {
        List<Path> files = Checkout.files().stream()
                .filter(file -> !EXCEPT.contains(file.getFileName().toString()))
                .filter(file -> !file.toString().endsWith(".png") && !file.startsWith(LEFT_BY_OLDER))
                .toList();
        assertThat(files).contains(Checkout.ROOT.resolve("config/strimzi/kafka-connect.yaml"));
        return files;
    }
}
