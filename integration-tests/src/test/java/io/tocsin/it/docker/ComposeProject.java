package io.tocsin.it.docker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.it.guide.Page;
import io.tocsin.quickstart.cluster.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code docker/compose.yaml}, run on the network of this machine instead of one of its own: with the names of its services for
 * 127.0.0.1, and with other ports. All else is as it stands there.
 */
final class ComposeProject implements AutoCloseable {
    private static final List<String> BUILT = List.of("connect-1", "connect-2", "cloudwatch", "slack");

    private final Map<String, Integer> ports = new TreeMap<>();
    private final Path file = Path.of("target", "containers", "compose.yaml").toAbsolutePath();

    ComposeProject() {
        for (String port : new String[] {"9092", "9093", "8083", "8084", "9404", "9405", "4586", "4587"}) {
            ports.put(port, FreePort.any());
        }
        write(ComposeFile.read("local"));
    }

    /** Which port of this machine stands for one of the file. */
    int port(int inFile) {
        return ports.getOrDefault(String.valueOf(inFile), inFile);
    }

    private String onThisMachine(String compose) {
        String changed = compose;
        for (Map.Entry<String, Integer> port : ports.entrySet()) {
            changed = changed.replaceAll("(?<=[:/\"' ])" + port.getKey() + "\\b", String.valueOf(port.getValue()));
        }
        return changed.replace("0.0.0.0", "127.0.0.1").replace("://:", "://127.0.0.1:");
    }

    private void write(ObjectNode project) {
        ObjectNode services = ComposeFile.services(project);
        List<String> names = new ArrayList<>();
        services.fieldNames().forEachRemaining(names::add);
        names.forEach(name -> adapt(name, (ObjectNode) services.path(name), names));
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, onThisMachine(ComposeFile.text(project)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static void adapt(String name, ObjectNode service, List<String> names) {
        service.remove(List.of("ports", "networks", "profiles", "build"));
        service.put("network_mode", "host");
        names.forEach(host -> service.withArray("extra_hosts").add(host + ":127.0.0.1"));
        if (BUILT.contains(name)) {
            service.put("image", name.startsWith("connect") ? Images.CONNECT : Images.EMULATORS);
        }
    }

    /** As {@code docs/docker.md} says, but in the background. */
    void up() {
        compose(documented(0), "-d");
    }

    private void down() {
        compose(documented(1), "-v", "-t", "3");
    }

    /** The words of a command on the page after those that name the file, which is another one here. */
    private static String documented(int number) {
        String command = Page.read("docs/docker.md").commands("Try it").get(number);
        String begin = "docker compose -f docker/compose.yaml ";
        if (!command.startsWith(begin)) {
            throw new AssertionError(command + " does not start with " + begin);
        }
        return command.substring(begin.length());
    }

    /** What a service says. */
    String log(String service) {
        return compose("logs", "--no-color", service);
    }

    private String compose(String... arguments) {
        List<String> command = new ArrayList<>(ComposeFile.command());
        command.addAll(List.of("-f", file.toString(), "-p", "tocsin-test"));
        command.addAll(List.of(String.join(" ", arguments).split(" ")));
        return Command.run(command);
    }

    /** Removes containers and volumes. */
    @Override
    public void close() {
        try {
            Files.writeString(file.resolveSibling("compose.log"), compose("logs", "--no-color"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the log of " + file, e);
        } finally {
            down();
        }
    }
}
