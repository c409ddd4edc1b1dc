package io.tocsin.it.guide;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The shell commands of a page, by the heading under which they stand. What the page gives a value, a test may give another. */
final class Guide {
    private static final long PATIENCE_SECONDS = 120;

    private final Map<String, List<String>> commands = new LinkedHashMap<>();
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Path directory;

    /** @param directory in which the commands run */
    Guide(Path page, Path directory) throws IOException {
        this.directory = directory;
        String heading = "";
        List<String> block = null;
        for (String line : Files.readAllLines(page)) {
            if (block != null && line.equals("```")) {
                commands.computeIfAbsent(heading, any -> new ArrayList<>()).add(String.join("\n", block));
                block = null;
            } else if (block != null) {
                block.add(line);
            } else if (line.equals("```sh")) {
                block = new ArrayList<>();
            } else if (line.startsWith("## ")) {
                heading = line.substring(3);
            }
        }
    }

    /** A value instead of the page's. */
    Guide with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    /** Runs what stands before the first heading and under these; what it wrote. */
    String follow(String... headings) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder("set -euo pipefail\n" + TOOLS);
        List<String> all = new ArrayList<>(List.of(""));
        all.addAll(List.of(headings));
        for (String heading : all) {
            Objects.requireNonNull(commands.get(heading), heading)
                    .forEach(block -> script.append(own(block)).append('\n'));
        }
        return run(script.toString());
    }

    /** Whoever has Kafka has its scripts; here are only its classes. */
    private static final String TOOLS = "kafka-consumer-groups.sh() { \"$JAVA\" -cp \"$CLASSES\""
            + " org.apache.kafka.tools.consumer.group.ConsumerGroupCommand \"$@\"; }\n";

    private String own(String block) {
        String own = block;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            own = own.replaceAll("(?m)^" + variable.getKey() + "=\\S+", variable.getKey() + "=" + variable.getValue());
        }
        return own;
    }

    private String run(String script) throws IOException, InterruptedException {
        Path output = Files.createTempFile(directory, "guide", ".txt");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment()
                .put(
                        "JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.environment().put("CLASSES", System.getProperty("java.class.path"));
        Process process = builder.start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        String written = Files.readString(output, StandardCharsets.UTF_8);
        if (!ended || process.exitValue() != 0) {
            throw new AssertionError("The page's commands do not work: " + written + "\n" + script);
        }
        return written;
    }
}
