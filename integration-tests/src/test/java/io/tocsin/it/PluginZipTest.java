package io.tocsin.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tocsin.it.cluster.Checkout;
import io.tocsin.quickstart.plugins.PluginZips;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The two zips that are shipped: Confluent's component archive. */
class PluginZipTest {
    private static final String SOURCE = "org.apache.kafka.connect.source.SourceConnector";
    private static final String SINK = "org.apache.kafka.connect.sink.SinkConnector";

    /** Name and version of a jar's artifact. */
    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d.*)\\.jar");

    static List<Path> zips() {
        return PluginZips.of(Checkout.ROOT).files();
    }

    @ParameterizedTest
    @MethodSource("zips")
    void everything_is_in_one_folder_named_owner_name_version(Path zip) throws IOException {
        JsonNode manifest = manifest(zip);
        String folder = manifest.at("/owner/username").asText() + "-"
                + manifest.path("name").asText() + "-"
                + manifest.path("version").asText();
        assertThat(entries(zip)).allMatch(entry -> entry.startsWith(folder + "/"));
        assertThat(folder + ".zip").isEqualTo(zip.getFileName().toString());
    }

    @ParameterizedTest
    @MethodSource("zips")
    void the_manifest_tells_what_it_is(Path zip) throws IOException {
        JsonNode manifest = manifest(zip);
        assertThat(manifest.path("version").asText()).matches("\\d+\\.\\d+\\.\\d+(-.+)?");
        assertThat(manifest.path("title").asText()).isNotEmpty();
        assertThat(manifest.path("description").asText()).isNotEmpty();
        assertThat(manifest.path("component_types").path(0).asText()).isIn("source", "sink");
        assertThat(manifest.at("/license/0/name").asText()).isEqualTo("Apache License 2.0");
    }

    @ParameterizedTest
    @MethodSource("zips")
    void license_readme_bill_of_materials_and_example_configurations_are_there(Path zip) throws IOException {
        assertThat(entries(zip)).anyMatch(entry -> entry.endsWith("/doc/LICENSE"));
        assertThat(entries(zip)).anyMatch(entry -> entry.endsWith("/doc/README.md"));
        assertThat(entries(zip)).anyMatch(entry -> entry.matches(".*/doc/.*sbom\\.json"));
        assertThat(entries(zip)).anyMatch(entry -> entry.endsWith("/etc/connect-distributed.properties"));
        assertThat(entries(zip)).anyMatch(entry -> entry.matches(".*/etc/.*\\.json"));
    }

    /** The text of Apache-2.0 is Tocsin's own, so jars under it need none beside them. */
    @ParameterizedTest
    @MethodSource("zips")
    void the_licence_of_each_jar_is_told_and_its_text_is_there(Path zip) throws IOException {
        String told = new String(content(zip, "/doc/licenses/THIRD-PARTY.txt"), StandardCharsets.UTF_8);
        List<String> entries = entries(zip);
        String own = zip.getFileName().toString().replace(".zip", ".jar");
        assertThat(jars(zip).filter(jar -> !jar.equals(own))).isNotEmpty().allSatisfy(jar -> {
            Matcher artifact = JAR.matcher(jar);
            assertThat(artifact.matches()).isTrue();
            String licence = lineWith(told, ":" + artifact.group(1) + ":" + artifact.group(2) + " ");
            if (!licence.strip().startsWith("(Apache-2.0) ")) {
                assertThat(entries)
                        .anyMatch(entry -> entry.endsWith("/doc/licenses/" + artifact.group(1) + "/LICENSE"));
            }
        });
        assertThat(content(zip, "/doc/LICENSE"))
                .asString(StandardCharsets.UTF_8)
                .contains("Apache License");
    }

    private static String lineWith(String text, String part) {
        return text.lines()
                .filter(line -> line.contains(part))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line with " + part + " in\n" + text));
    }

    @ParameterizedTest
    @MethodSource("zips")
    void the_bill_of_materials_names_each_jar(Path zip) throws IOException {
        JsonNode bill = new ObjectMapper().readTree(content(zip, "-sbom.json"));
        String own = zip.getFileName().toString().replace(".zip", ".jar");
        List<String> named = new ArrayList<>();
        bill.path("components")
                .forEach(component -> named.add(component.path("name").asText() + "-"
                        + component.path("version").asText() + ".jar"));
        assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(bill.at("/metadata/component/version").asText())
                .isEqualTo(manifest(zip).path("version").asText());
        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(
                        jars(zip).filter(jar -> !jar.equals(own)).toList());
    }

    @ParameterizedTest
    @MethodSource("zips")
    void what_every_worker_has_is_not_shipped(Path zip) throws IOException {
        assertThat(jars(zip)).isNotEmpty();
        assertThat(jars(zip))
                .noneMatch(jar -> jar.matches("(kafka|connect-|slf4j|log4j|logback|jackson-module-scala).*"));
    }

    @ParameterizedTest
    @MethodSource("zips")
    void the_connector_is_found_as_a_service_and_has_the_version_of_the_zip(Path zip) throws IOException {
        JsonNode manifest = manifest(zip);
        boolean source = manifest.path("component_types").path(0).asText().equals("source");
        String service =
                new String(inOwnJar(zip, "META-INF/services/" + (source ? SOURCE : SINK)), StandardCharsets.UTF_8);
        assertThat(service.trim())
                .isEqualTo(
                        source
                                ? "io.tocsin.cloudwatch.CloudWatchLogsSourceConnector"
                                : "io.tocsin.slack.SlackSinkConnector");
    }

    @ParameterizedTest
    @MethodSource("zips")
    void the_checksum_file_is_right(Path zip) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(zip));
        assertThat(Files.readString(Path.of(zip + ".sha512")).trim())
                .isEqualTo(HexFormat.of().formatHex(digest) + "  " + zip.getFileName());
    }

    /** A build's own time, user or directory order in the jar would make two builds of the same sources differ. */
    @ParameterizedTest
    @MethodSource("zips")
    void the_jar_can_be_built_again_to_the_same_bytes(Path zip) throws IOException {
        try (ZipInputStream jar = new ZipInputStream(ownJar(zip))) {
            long time = -1;
            for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
                time = time < 0 ? entry.getTime() : time;
                assertThat(entry.getTime()).as(entry.getName()).isEqualTo(time);
            }
        }
        String manifest = new String(inOwnJar(zip, "META-INF/MANIFEST.MF"), StandardCharsets.UTF_8);
        assertThat(manifest).doesNotContainIgnoringCase("Built-By").doesNotContainIgnoringCase("Build-Time");
    }

    private static List<String> entries(Path zip) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return file.stream().map(ZipEntry::getName).toList();
        }
    }

    private static Stream<String> jars(Path zip) throws IOException {
        return entries(zip).stream()
                .filter(entry -> entry.endsWith(".jar"))
                .map(entry -> entry.substring(entry.lastIndexOf('/') + 1));
    }

    private static JsonNode manifest(Path zip) throws IOException {
        return new ObjectMapper().readTree(content(zip, "/manifest.json"));
    }

    private static InputStream ownJar(Path zip) throws IOException {
        String folder = zip.getFileName().toString().replace(".zip", "");
        return new java.io.ByteArrayInputStream(content(zip, "/lib/" + folder + ".jar"));
    }

    private static byte[] inOwnJar(Path zip, String name) throws IOException {
        try (ZipInputStream jar = new ZipInputStream(ownJar(zip))) {
            for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return jar.readAllBytes();
                }
            }
        }
        throw new AssertionError("no " + name + " in the jar of " + zip);
    }

    private static byte[] content(Path zip, String end) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            ZipEntry entry = file.stream()
                    .filter(candidate -> candidate.getName().endsWith(end))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + end + " in " + zip));
            return file.getInputStream(entry).readAllBytes();
        }
    }
}
