package io.tocsin.it.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A process that has ended.
 *
 * @param exit its exit code; -1 if it could not be started
 * @param printed all that it printed, errors too
 */
record Finished(List<String> command, int exit, String printed) {

    /** Runs a command in a directory until it ends. */
    static Finished process(Path directory, List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Finished(command, process.waitFor(), printed);
        } catch (IOException e) {
            return new Finished(command, -1, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + command, e);
        }
    }

    boolean succeeded() {
        return exit == 0;
    }

    /**
     * What it printed.
     *
     * @throws AssertionError if it failed
     */
    String printedIfSucceeded() {
        if (!succeeded()) {
            throw new AssertionError(String.join(" ", command) + " failed:\n" + printed);
        }
        return printed;
    }
}
