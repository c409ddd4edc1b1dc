package io.tocsin.cloudwatch.testing;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The standard error of this JVM, where the tests' log goes. */
public final class StandardError {
    private StandardError() {}

    /** What a test does. */
    @FunctionalInterface
    public interface Step {
        void run() throws InterruptedException;
    }

    /** What is written there meanwhile. */
    public static String during(Step step) throws InterruptedException {
        PrintStream before = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try (PrintStream captured = new PrintStream(written, true, StandardCharsets.UTF_8)) {
            System.setErr(captured);
            step.run();
        } finally {
            System.setErr(before);
        }
        return written.toString(StandardCharsets.UTF_8);
    }
}
