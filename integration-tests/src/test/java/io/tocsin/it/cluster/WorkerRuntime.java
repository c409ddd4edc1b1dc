package io.tocsin.it.cluster;

import java.io.File;
import java.net.URL;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * On what a worker runs.
 *
 * @param javaHome of its JVM
 * @param classPath with the jars of its Kafka
 */
public record WorkerRuntime(Path javaHome, String classPath) {
    /** A connector's jar, or its classes where it has none yet. */
    private static final Pattern CONNECTOR =
            Pattern.compile("tocsin-(cloudwatch-logs-source|slack-sink)|(source|sink)-connector");

    /** The JVM and the Kafka of the tests themselves. */
    public static WorkerRuntime own() {
        return new WorkerRuntime(Path.of(System.getProperty("java.home")), ownClassPath());
    }

    /** This JVM's own, but for the connectors, which have to come from {@code plugin.path}. */
    private static String ownClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !CONNECTOR.matcher(entry).find())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The beginning of a command; options and main class come after it. */
    List<String> java() {
        return List.of(
                javaHome.resolve("bin").resolve("java").toString(),
                "-Dlog4j2.configurationFile=" + logging("log4j2.xml"),
                // What workers before Kafka 4 log with.
                "-Dlog4j.configuration=" + logging("log4j.properties"),
                "-cp",
                classPath);
    }

    private static URL logging(String file) {
        return Objects.requireNonNull(WorkerRuntime.class.getResource("/worker/" + file), file);
    }
}
