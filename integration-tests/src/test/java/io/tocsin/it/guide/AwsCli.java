package io.tocsin.it.guide;

import io.tocsin.emulator.tool.RequiredTools;
import io.tocsin.emulator.tool.Tool;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The AWS CLI as it is installed, asking an emulated CloudWatch Logs.
 *
 * @param program where it is
 * @param endpoint of the emulator
 */
record AwsCli(Path program, URI endpoint) {
    /** With these it asks nobody else. */
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "AWS_ACCESS_KEY_ID", "123456789012",
            "AWS_SECRET_ACCESS_KEY", "secret",
            "AWS_DEFAULT_REGION", "eu-west-1",
            "AWS_DEFAULT_OUTPUT", "json",
            "AWS_PAGER", "",
            "AWS_EC2_METADATA_DISABLED", "true");

    static AwsCli at(URI endpoint) {
        return new AwsCli(RequiredTools.require(Tool.AWS).program(), endpoint);
    }

    /** What a script begins with that is to have it as {@code aws}. */
    String function() {
        StringBuilder script = new StringBuilder();
        ENVIRONMENT.forEach((name, value) ->
                script.append("export ").append(name).append("='").append(value).append("'\n"));
        return script.append("aws() { ")
                .append(program)
                .append(" --endpoint-url ")
                .append(endpoint)
                .append(" \"$@\"; }\n")
                .toString();
    }

    /** Runs {@code aws} with some words. */
    void run(String words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", "-euc", function() + "aws " + words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError("aws " + words + ": " + output);
        }
    }
}
