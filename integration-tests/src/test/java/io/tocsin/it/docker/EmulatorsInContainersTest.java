package io.tocsin.it.docker;

import static io.tocsin.it.docker.Pipeline.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.it.guide.Page;
import io.tocsin.quickstart.cluster.FreePort;
import io.tocsin.quickstart.logs.LogGroup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The image with both emulators. */
@NeedsDocker
class EmulatorsInContainersTest {
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void cloudwatch_takes_log_events() {
        URI endpoint = URI.create("http://127.0.0.1:" + FreePort.any());
        try (Container container = start("cloudwatch", endpoint)) {
            LogGroup group = LogGroup.open(endpoint, "eu-west-1", "/app", InstantSource.system());
            group.createStream("web");
            group.put("web", List.of("ERROR card declined", "INFO all is well"));
            assertThat(group.countMatching("ERROR")).isEqualTo(1);
            assertThat(container.run("id", "-u")).isNotEqualTo("0");
        }
    }

    @Test
    void slack_takes_messages_and_tells_its_token() {
        URI url = URI.create("http://127.0.0.1:" + FreePort.any());
        try (Container container = start(documented(), url)) {
            String token = container.log().replaceAll("(?s).*Bot token  (\\S+).*", "$1");
            assertThat(get(url.resolve("/api/chat.postMessage?channel=alerts&text=Hello&token=" + token))
                            .body())
                    .contains("\"ok\":true");
            assertThat(get(url.resolve("/_channels/alerts")).body()).contains("Hello");
        }
    }

    /** The arguments of the image in {@code docs/docker.md}. */
    private static String documented() {
        String command =
                Page.read("docs/docker.md").commands("The emulators' image").get(1);
        assertThat(command).startsWith("docker run --rm -p 127.0.0.1:4587:4587 tocsin/emulators ");
        return command.substring(command.indexOf("tocsin/emulators ") + "tocsin/emulators ".length());
    }

    private Container start(String arguments, URI url) {
        String emulator = arguments.split(" ", 2)[0];
        Container container = Container.start(
                "emulator-" + emulator,
                Images.EMULATORS,
                Map.of(),
                (arguments + " --port " + url.getPort()).split(" "));
        patiently(emulator)
                .ignoreExceptions()
                .until(() -> get(url.resolve("/_status")).statusCode() == 200);
        return container;
    }

    private HttpResponse<String> get(URI url) {
        try {
            return http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("no answer from " + url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + url, e);
        }
    }
}
