package io.tocsin.emulator.cloudwatch;

import io.tocsin.emulator.tool.RequiredTools;
import io.tocsin.emulator.tool.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

    static AwsCli at(URI endpoint) {
        return new AwsCli(RequiredTools.require(Tool.AWS).program(), endpoint);
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
