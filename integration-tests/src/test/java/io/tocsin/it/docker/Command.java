package io.tocsin.it.docker;

import io.tocsin.it.cluster.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A command line, run in the top folder of this checkout. */
final class Command {
    private Command() {}

    /**
     * What it prints.
     *
     * @throws AssertionError if it fails
     */
    static String run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(Checkout.ROOT.toFile())
                    .redirectErrorStream(true)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + " failed:\n" + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + String.join(" ", command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + String.join(" ", command), e);
        }
    }
}
