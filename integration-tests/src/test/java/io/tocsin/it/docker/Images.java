package io.tocsin.it.docker;

import io.tocsin.emulator.tool.RequiredTools;
import io.tocsin.emulator.tool.Tool;
import io.tocsin.it.cluster.Checkout;
import io.tocsin.it.guide.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The images that {@code docker/Dockerfile} describes, built from this checkout. The environment variables
 * {@code BUILD_IMAGE}, {@code JAVA_IMAGE} and {@code KAFKA_IMAGE} name other base images than it does.
 */
final class Images {
    static final String CONNECT = "tocsin/connect:test";
    static final String EMULATORS = "tocsin/emulators:test";

    private static final Path DOCKERFILE = Checkout.ROOT.resolve("docker/Dockerfile");
    private static final Pattern BASE = Pattern.compile("(?m)^ARG (\\w+_IMAGE)=(.+)$");

    private Images() {}

    /** Builds both, as {@code docs/docker.md} says; what is built already is taken from the engine's cache. */
    static void build() {
        Page page = Page.read("docs/docker.md");
        build(page.commands("The worker image").get(0), "tocsin/connect", CONNECT);
        build(page.commands("The emulators' image").get(0), "tocsin/emulators", EMULATORS);
    }

    private static void build(String documented, String tag, String own) {
        List<String> command =
                new ArrayList<>(List.of(documented.replace(tag, own).split(" ")));
        command.set(0, RequiredTools.require(Tool.DOCKER).program().toString());
        String folder = command.remove(command.size() - 1);
        command.addAll(List.of("--network", "host"));
        for (String base : bases()) {
            if (System.getenv(base) != null) {
                command.addAll(List.of("--build-arg", base));
            }
        }
        command.add(folder);
        Command.run(command);
    }

    private static List<String> bases() {
        return BASE.matcher(dockerfile())
                .results()
                .map((MatchResult line) -> line.group(1))
                .toList();
    }

    /** The image that a name such as {@code KAFKA_IMAGE} stands for. */
    static String base(String name) {
        String given = System.getenv(name);
        return given != null ? given : defaultBase(name);
    }

    /** The same where the environment names no other. */
    static String defaultBase(String name) {
        return BASE.matcher(dockerfile())
                .results()
                .filter((MatchResult line) -> line.group(1).equals(name))
                .map((MatchResult line) -> line.group(2))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no ARG " + name + " in " + DOCKERFILE));
    }

    private static String dockerfile() {
        try {
            return Files.readString(DOCKERFILE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + DOCKERFILE, e);
        }
    }
}
