package io.tocsin.it.guide;

import io.tocsin.emulator.tool.RequiredTools;
import io.tocsin.emulator.tool.Tool;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs the shell commands of a page that are marked with the name of a test ({@code <!-- run: SomeTest -->} on the line before them). What
 * the page gives a value or an address, a test may give another.
 */
public final class Guide {
    private static final long PATIENCE_SECONDS = 120;

    /** Whoever has Kafka has its scripts; here are only its classes. And who waits for a worker is less patient here. */
    private static final String TOOLS = """
            set -euo pipefail
            kafka-acls.sh() { "$JAVA" -cp "$CLASSES" org.apache.kafka.tools.AclCommand "$@"; }
            kafka-consumer-groups.sh() { "$JAVA" -cp "$CLASSES" org.apache.kafka.tools.consumer.group.ConsumerGroupCommand "$@"; }
            kafka-console-consumer.sh() { "$JAVA" -cp "$CLASSES" org.apache.kafka.tools.consumer.ConsoleConsumer "$@"; }
            sleep() { command sleep .1; }
            """;

    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Page page;
    private final String test;
    private final Path directory;
    private String tools = TOOLS;

    /**
     * Reads a page.
     *
     * @param page a file of {@code docs/}
     * @param test for which the commands are marked
     * @param directory in which they run
     */
    public Guide(String page, Class<?> test, Path directory) {
        this.page = Page.read("docs/" + page);
        this.test = test.getSimpleName();
        this.directory = directory;
    }

    /** A value for a variable that the commands use, instead of the page's where it gives one. */
    public Guide with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    /** The REST API of a worker, as a variable. */
    public Guide with(String variable, URI worker) {
        return with(variable, worker.toString().replaceFirst("/$", ""));
    }

    /** With the AWS CLI as {@code aws}. */
    Guide with(AwsCli aws) {
        tools = TOOLS + aws.function();
        return this;
    }

    /** A text instead of one that the page has, such as an address. */
    public Guide replacing(String text, String other) {
        texts.put(text, other);
        return this;
    }

    /** Runs what stands before the first heading and under these, one after the other in one shell; what it wrote. */
    public String follow(String... headings) throws IOException, InterruptedException {
        List<String> blocks = new ArrayList<>(page.commands("", test));
        for (String heading : headings) {
            List<String> under = page.commands(heading, test);
            if (under.isEmpty()) {
                throw new AssertionError("no commands for " + test + " under '" + heading + "' of " + page.path());
            }
            blocks.addAll(under);
        }
        return run(blocks);
    }

    /** Runs one of the blocks under a heading, of those for this test the first is number 0; what it wrote. */
    String follow(String heading, int number) throws IOException, InterruptedException {
        return run(List.of(page.commands(heading, test).get(number)));
    }

    private String own(String block) {
        String own = block;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            own = own.replaceAll(
                    "(?m)^" + Pattern.quote(variable.getKey()) + "=\\S+",
                    Matcher.quoteReplacement(variable.getKey() + "=" + variable.getValue()));
        }
        for (Map.Entry<String, String> text : texts.entrySet()) {
            own = own.replace(text.getKey(), text.getValue());
        }
        return own;
    }

    /** The commands that have to be installed, each as a function that calls one that fits. */
    private static String required(List<String> blocks) {
        StringBuilder functions = new StringBuilder();
        for (Tool tool : List.of(Tool.CURL, Tool.JQ, Tool.UNZIP)) {
            String name = tool.name().toLowerCase(Locale.ROOT);
            if (blocks.stream().anyMatch(block -> block.matches("(?s).*\\b" + name + "\\b.*"))) {
                functions
                        .append(name)
                        .append("() { ")
                        .append(RequiredTools.require(tool).program())
                        .append(" \"$@\"; }\n");
            }
        }
        return functions.toString();
    }

    private String run(List<String> blocks) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder(tools).append(required(blocks));
        variables.forEach((variable, value) ->
                script.append(variable).append('=').append(value).append('\n'));
        blocks.forEach(block -> script.append(own(block)).append('\n'));
        Path output = Files.createTempFile("tocsin-guide-", ".txt");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script.toString())
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
        Files.delete(output);
        if (!ended || process.exitValue() != 0) {
            throw new AssertionError("The commands of " + page.path() + " do not work: " + written + "\n" + script);
        }
        return written;
    }
}
