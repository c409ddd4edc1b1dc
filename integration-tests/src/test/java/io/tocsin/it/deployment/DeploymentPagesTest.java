package io.tocsin.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.it.cluster.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.PatternType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the pages say that stands elsewhere too. */
class DeploymentPagesTest {
    private static final Pattern ACL = Pattern.compile("\\| (\\w+) \\| `([^`]+)`(…?) \\| ([\\w, ]+) \\| .*");

    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");

    @Test
    void the_table_of_acls_is_what_the_kafka_user_may_do() throws IOException {
        List<String> documented = page("permissions.md")
                .lines()
                .map(ACL::matcher)
                .filter(row -> row.matches())
                .flatMap(row -> Stream.of(row.group(4).split(", "))
                        .map(operation ->
                                key(row.group(1), row.group(2), !row.group(3).isEmpty(), operation)))
                .toList();

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(KafkaUser.committed().acls().stream()
                        .map(DeploymentPagesTest::key)
                        .toList());
    }

    private static String key(AclBinding acl) {
        return key(
                acl.pattern().resourceType().name(),
                acl.pattern().name(),
                acl.pattern().patternType() == PatternType.PREFIXED,
                acl.entry().operation().name());
    }

    private static String key(String type, String name, boolean prefix, String operation) {
        return plain(type) + " " + name + (prefix ? "*" : "") + " " + plain(operation);
    }

    /** {@code transactionalId} and {@code TRANSACTIONAL_ID} alike. */
    private static String plain(String constant) {
        return constant.replace("_", "").toLowerCase(java.util.Locale.ROOT);
    }

    /** Confluent Cloud has to be told which settings hold secrets. */
    @ParameterizedTest
    @CsvSource({
        "source-connector/src/test/resources/io/tocsin/cloudwatch/config/settings.txt, source",
        "sink-connector/src/test/resources/io/tocsin/slack/config/settings.txt, sink"
    })
    void all_settings_that_hold_secrets_are_named(String settings, String type) throws IOException {
        List<String> secrets = Files.readAllLines(Checkout.ROOT.resolve(settings)).stream()
                .filter(line -> line.contains("| PASSWORD |"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
        String page = page("managed-connect.md");
        String command = page.substring(page.indexOf("--connector-type " + type));
        assertThat(secrets).isNotEmpty();
        assertThat(command.substring(0, command.indexOf("--sensitive-properties") + 200))
                .contains("--sensitive-properties " + String.join(",", secrets) + "\n");
    }

    @Test
    void the_tests_that_the_page_on_security_names_are_there() throws IOException {
        List<String> named = TEST.matcher(page("security.md"))
                .results()
                .map(name -> name.group(1))
                .toList();
        assertThat(named).hasSizeGreaterThan(10);
        try (Stream<Path> files = Files.walk(Checkout.ROOT)) {
            assertThat(files.filter(file -> file.toString().contains("/src/test/java/"))
                            .map(file -> file.getFileName().toString()))
                    .containsAll(named.stream().map(name -> name + ".java").toList());
        }
    }

    @Test
    void each_scope_of_the_slack_app_is_explained() throws IOException {
        List<String> scopes = Files.readAllLines(Checkout.ROOT.resolve("config/slack/app-manifest.yaml")).stream()
                .filter(line -> line.startsWith("      - "))
                .map(line -> "| `" + line.substring(8) + "` | ")
                .toList();
        assertThat(scopes).isNotEmpty();
        assertThat(page("security.md")).contains(scopes);
    }

    private static String page(String name) throws IOException {
        return Files.readString(Checkout.ROOT.resolve("docs").resolve(name));
    }
}
