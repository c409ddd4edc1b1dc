package io.tocsin.quickstart;

import io.tocsin.quickstart.plan.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether there is anything in which the AWS default credential chain could find credentials. The source itself would wait
 * for them to appear, as it should while a token is renewed, but a user who forgot them wants to be told at once.
 */
final class AwsCredentials {
    private static final Set<String> VARIABLES = Set.of(
            "AWS_ACCESS_KEY_ID",
            "AWS_WEB_IDENTITY_TOKEN_FILE",
            "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
            "AWS_CONTAINER_CREDENTIALS_FULL_URI");
    private static final int METADATA_TIMEOUT_MS = 1_000;

    private final Map<String, String> environment;
    private final Path home;
    private final BooleanSupplier instance;

    AwsCredentials(Map<String, String> environment, Path home, BooleanSupplier instance) {
        this.environment = environment;
        this.home = home;
        this.instance = instance;
    }

    /** Those of this process. */
    static AwsCredentials ofThisProcess() {
        return new AwsCredentials(
                System.getenv(), Path.of(System.getProperty("user.home")), AwsCredentials::hasInstanceMetadata);
    }

    /**
     * Checks that there are some.
     *
     * @param profile null for the default chain
     * @throws Refusal if there are none, or not that profile
     */
    void check(@Nullable String profile) {
        String wanted = profile == null ? environment.get("AWS_PROFILE") : profile;
        if (wanted != null && !hasProfile(wanted)) {
            throw new Refusal("there is no AWS profile " + wanted + " in " + files());
        }
        if (wanted == null && !found()) {
            throw new Refusal(
                    "no AWS credentials found: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give --profile");
        }
    }

    private boolean found() {
        return VARIABLES.stream().anyMatch(environment::containsKey)
                || hasProfile("default")
                || (!"true".equalsIgnoreCase(environment.get("AWS_EC2_METADATA_DISABLED")) && instance.getAsBoolean());
    }

    private boolean hasProfile(String name) {
        return files().stream().filter(Files::isReadable).anyMatch(file -> hasSection(file, name));
    }

    private static boolean hasSection(Path file, String name) {
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> line.strip().replaceAll("\\s+", " "))
                    .anyMatch(line -> line.equals("[" + name + "]") || line.equals("[profile " + name + "]"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private List<Path> files() {
        return List.of(file("AWS_SHARED_CREDENTIALS_FILE", "credentials"), file("AWS_CONFIG_FILE", "config"));
    }

    private Path file(String variable, String name) {
        String given = environment.get(variable);
        return given == null ? home.resolve(".aws").resolve(name) : Path.of(given);
    }

    private static boolean hasInstanceMetadata() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("169.254.169.254", 80), METADATA_TIMEOUT_MS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
