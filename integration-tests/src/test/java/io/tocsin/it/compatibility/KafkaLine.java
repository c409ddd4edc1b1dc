package io.tocsin.it.compatibility;

import io.tocsin.it.cluster.Checkout;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A line of Kafka, of whose worker the build has gathered the jars. */
enum KafkaLine {
    KAFKA_3_7("3.7"),
    KAFKA_3_9("3.9"),
    KAFKA_4_3("4.3");

    private final String line;

    KafkaLine(String line) {
        this.line = line;
    }

    /** All jars of its worker, and nothing of Tocsin. */
    String classPath() {
        return jars() + File.separator + "*";
    }

    /** The full version, such as 3.7.2. */
    String version() {
        String prefix = "connect-runtime-";
        try (Stream<Path> jars = Files.list(jars())) {
            return jars.map(jar -> jar.getFileName().toString())
                    .filter(jar -> jar.startsWith(prefix))
                    .map(jar -> jar.substring(prefix.length(), jar.length() - ".jar".length()))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + jars(), e);
        }
    }

    private Path jars() {
        String module = "integration-tests/workers/kafka-" + line;
        Path jars = Checkout.ROOT.resolve(module).resolve("target").resolve("lib");
        if (!Files.isDirectory(jars)) {
            throw new IllegalStateException(
                    jars + " is not there; run: mvn -pl integration-tests/workers," + module + " process-resources");
        }
        return jars;
    }

    @Override
    public String toString() {
        return "Kafka " + line;
    }
}
