package io.tocsin.it.process;

import static org.awaitility.Awaitility.await;

import io.tocsin.it.cluster.Checkout;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A running {@code ./quickstart} on free ports. */
public final class QuickstartProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final List<String> out = new CopyOnWriteArrayList<>();
    private final List<String> err = new CopyOnWriteArrayList<>();
    private final List<Thread> readers = new ArrayList<>();

    private QuickstartProcess(Process process) {
        this.process = process;
        readers.add(read(process.getInputStream(), out));
        readers.add(read(process.getErrorStream(), err));
    }

    /** Starts it with nothing of Slack and AWS in its environment but the given variables. */
    public static QuickstartProcess start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(Checkout.ROOT.resolve("quickstart").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("SLACK_") || name.startsWith("AWS_"));
        builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
        builder.environment().putAll(environment);
        return new QuickstartProcess(builder.start());
    }

    /** Arguments for ports that nobody uses, and others after them. */
    public static String[] onFreePorts(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("--slack-port=0", "--cloudwatch-port=0", "--rest-port=0", "--kafka-port=0"));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private static Thread read(InputStream stream, List<String> lines) {
        Thread reader = new Thread(() -> {
            try (BufferedReader in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                in.lines().forEach(lines::add);
            } catch (IOException | UncheckedIOException e) {
                lines.add("(output ended: " + e + ")");
            }
        });
        reader.start();
        return reader;
    }

    public List<String> out() {
        return List.copyOf(out);
    }

    List<String> err() {
        return List.copyOf(err);
    }

    public String lastLine() {
        return out.isEmpty() ? "" : out.get(out.size() - 1);
    }

    public void awaitLine(String part) {
        await("the line " + part).atMost(PATIENCE).until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError("it ended without the line '" + part + "': " + out + err);
            }
            return out.stream().anyMatch(line -> line.contains(part));
        });
    }

    /** Waits for its end and returns the exit status. */
    public int exit() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end: " + out + err);
        }
        for (Thread reader : readers) {
            reader.join();
        }
        return process.exitValue();
    }

    /** SIGTERM, which the JVM treats as Ctrl-C. Through the handle, since the process itself would close its output too. */
    public void stop() {
        process.toHandle().destroy();
    }

    /** kill -9. The script has become the JVM by exec, so nothing survives. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        exit();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
