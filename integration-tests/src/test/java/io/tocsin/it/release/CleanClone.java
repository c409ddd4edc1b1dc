package io.tocsin.it.release;

import io.tocsin.it.cluster.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** This checkout elsewhere, with all that is not ignored committed and nothing built. */
final class CleanClone {
    private final Path directory;

    private CleanClone(Path directory) {
        this.directory = directory;
    }

    /** Whether this is a checkout of git, and Maven can be called: what a release is made with. */
    static boolean possible() {
        return Files.exists(Checkout.ROOT.resolve(".git"))
                && Finished.process(Checkout.ROOT, List.of("git", "--version")).succeeded()
                && Finished.process(Checkout.ROOT, List.of("mvn", "-version")).succeeded();
    }

    static CleanClone into(Path directory) throws IOException {
        String files = Finished.process(
                        Checkout.ROOT, List.of("git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"))
                .printedIfSucceeded();
        for (String file : files.split("\0", -1)) {
            if (Files.isRegularFile(Checkout.ROOT.resolve(file))) {
                Files.createDirectories(directory.resolve(file).getParent());
                Files.copy(Checkout.ROOT.resolve(file), directory.resolve(file));
            }
        }
        CleanClone clone = new CleanClone(directory);
        clone.git("init", "-q");
        clone.commit();
        return clone;
    }

    Path path(String file) {
        return directory.resolve(file);
    }

    void replace(String file, String pattern, String replacement) throws IOException {
        String text = Files.readString(path(file));
        String changed = text.replaceFirst(pattern, replacement);
        Files.writeString(path(file), changed);
    }

    void commit() {
        git("add", "--all");
        git("-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "-q", "--allow-empty", "-m", "All");
    }

    private void git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Finished.process(directory, command).printedIfSucceeded();
    }

    /** Runs a command line; Maven with the artifacts that this build has fetched. */
    Finished run(String commands) {
        String repository = System.getProperty("localRepository");
        String mvn = repository == null
                ? ""
                : "mvn() { command mvn -ntp '-Dmaven.repo.local=" + repository + "' \"$@\"; }\n";
        return Finished.process(directory, List.of("bash", "-euc", mvn + commands));
    }
}
