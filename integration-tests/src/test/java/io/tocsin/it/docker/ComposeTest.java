package io.tocsin.it.docker;

import static io.tocsin.it.docker.Pipeline.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.it.cluster.Checkout;
import io.tocsin.it.guide.Page;
import io.tocsin.quickstart.cluster.ConnectRest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docker/compose.yaml}, with the images built from this checkout, as {@code docs/docker.md} says. */
@NeedsDocker
class ComposeTest {
    @Test
    void what_is_started_brings_an_error_of_its_application_to_its_slack() {
        try (ComposeProject project = new ComposeProject()) {
            project.up();
            ConnectRest slack = at(project.port(4587));
            patiently("an error in Slack")
                    .ignoreExceptions()
                    .until(() -> slack.get("/_channels/alerts").toString().contains("card declined by the bank"));

            assertThat(project.log("init")).contains("emulator.json: created", "webhook.json: created");
            ConnectRest worker = at(project.port(8084));
            patiently("work on both workers").until(() -> owners(worker).size() == 2);
        }
    }

    private static ConnectRest at(int port) {
        return new ConnectRest(URI.create("http://127.0.0.1:" + port));
    }

    private static Set<String> owners(ConnectRest worker) {
        Set<String> owners = new TreeSet<>();
        for (String connector : new String[] {"cloudwatch-logs-source-local", "slack-sink"}) {
            worker.status(connector).findValues("worker_id").forEach(id -> owners.add(id.asText()));
        }
        return owners;
    }

    @Test
    void without_the_profile_there_is_no_emulator() {
        assertThat(names(ComposeFile.read())).containsExactlyInAnyOrder("kafka", "connect-1", "connect-2", "init");
    }

    @Test
    void the_workers_post_by_default_where_the_emulator_s_webhook_is() {
        JsonNode worker = ComposeFile.services(ComposeFile.read("local")).path("connect-1");
        try (SlackEmulator slack = SlackEmulator.start(0)) {
            assertThat(worker.at("/environment/SLACK_WEBHOOK_URL").asText())
                    .isEqualTo("http://slack:4587" + slack.webhook("alerts").getPath());
        }
    }

    @Test
    void nothing_is_published_but_on_loopback() {
        JsonNode services = ComposeFile.services(ComposeFile.read("local", "monitoring"));
        List<String> published = services.findValues("ports").stream()
                .flatMap(ports -> {
                    List<String> each = new ArrayList<>();
                    ports.forEach(port -> each.add(
                            port.isTextual()
                                    ? port.asText()
                                    : port.path("host_ip").asText()));
                    return each.stream();
                })
                .toList();
        assertThat(published).isNotEmpty().allMatch(port -> port.startsWith("127.0.0.1"));
    }

    @Test
    void what_is_mounted_is_there() {
        JsonNode services = ComposeFile.services(ComposeFile.read("local", "monitoring"));
        for (JsonNode volumes : services.findValues("volumes")) {
            for (JsonNode volume : volumes) {
                String source = volume.isTextual()
                        ? volume.asText().split(":", 2)[0]
                        : volume.path("source").asText();
                assertThat(source.startsWith("/") ? Files.exists(Path.of(source)) : source.equals("kafka"))
                        .as(source)
                        .isTrue();
            }
        }
    }

    @Test
    void the_example_of_an_environment_names_variables_that_are_used_and_files_that_are_there() throws IOException {
        String compose = Files.readString(Checkout.ROOT.resolve("docker/compose.yaml"));
        for (String line : Files.readAllLines(Checkout.ROOT.resolve("docker/.env.example"))) {
            if (line.matches("(# )?[A-Z_]+=.*")) {
                String[] variable = line.replace("# ", "").split("=", 2);
                assertThat(compose).as(line).contains("${" + variable[0] + ":-");
                if (variable[0].endsWith("_CONFIG")) {
                    assertThat(Checkout.ROOT.resolve("config").resolve(variable[1]))
                            .exists();
                }
            }
        }
    }

    @Test
    void the_example_of_an_environment_is_put_where_compose_reads_it(@TempDir Path directory) throws Exception {
        Path docker = Files.createDirectory(directory.resolve("docker"));
        for (String file : new String[] {"compose.yaml", ".env.example"}) {
            Files.copy(Checkout.ROOT.resolve("docker").resolve(file), docker.resolve(file));
        }
        String copy =
                Page.read("docs/docker.md").commands("Your own AWS and Slack").get(0);
        assertThat(new ProcessBuilder("bash", "-c", copy)
                        .directory(directory.toFile())
                        .start()
                        .waitFor())
                .isZero();
        Files.writeString(docker.resolve(".env"), "SLACK_WEBHOOK_URL=of-the-file\n", StandardOpenOption.APPEND);

        List<String> config = new ArrayList<>(ComposeFile.command());
        config.addAll(List.of("-f", docker.resolve("compose.yaml").toString(), "config"));
        assertThat(Command.run(config)).contains("SLACK_WEBHOOK_URL: of-the-file");
    }

    private static List<String> names(ObjectNode project) {
        List<String> names = new ArrayList<>();
        ComposeFile.services(project).fieldNames().forEachRemaining(names::add);
        return names;
    }
}
