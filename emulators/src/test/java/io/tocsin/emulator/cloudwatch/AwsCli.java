package io.tocsin.emulator.cloudwatch;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The AWS CLI as it is installed, pointed at an emulator. */
final class AwsCli {
    /**
     * What a command ended with.
     *
     * @param output of both standard output and error
     */
    record Outcome(int exitCode, String output) {}

    private final Path program;
    private final URI endpoint;

    private AwsCli(Path program, URI endpoint) {
        this.program = program;
        this.endpoint = endpoint;
    }

    /** Skips the test if no CLI is installed, but fails it where CI is set: there it must not be skipped in silence. */
    static AwsCli at(URI endpoint) {
        return find().map(program -> new AwsCli(program, endpoint)).orElseGet(AwsCli::missing);
    }

    private static AwsCli missing() {
        String reason = "the AWS CLI is neither /usr/bin/aws nor on the PATH; install it (Debian: apt install awscli)";
        return System.getenv("CI") == null ? abort(reason) : fail(reason);
    }

    private static Optional<Path> find() {
        Stream<Path> path = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "aws"));
        return Stream.concat(Stream.of(Path.of("/usr/bin/aws")), path)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Runs {@code aws logs …}. */
    Outcome logs(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(program.toString(), "--endpoint-url", endpoint.toString(), "--output", "json", "logs"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "AWS_ACCESS_KEY_ID", "key",
                        "AWS_SECRET_ACCESS_KEY", "secret",
                        "AWS_DEFAULT_REGION", "eu-west-1",
                        "AWS_PAGER", "",
                        "AWS_EC2_METADATA_DISABLED", "true"));
        Process process = builder.start();
        try (InputStream output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), text);
        }
    }
}
