package io.tocsin.it.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A Java that is installed here.
 *
 * @param feature its feature release, such as 17
 */
public record Jdk(Path home, int feature) {
    private static final int OLDEST = 17;
    /** Between two releases with long-term support, since 17. */
    private static final int LTS_EVERY = 4;

    /** The one that runs the tests. */
    public static Jdk own() {
        return new Jdk(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    /** The newest release with long-term support that is installed beside the one that runs the tests, if it is another. */
    public static Optional<Jdk> otherLts() {
        try (Stream<Path> homes = Files.list(own().home().toRealPath().getParent())) {
            return homes.filter(home -> Files.isExecutable(home.resolve("bin").resolve("java")))
                    .flatMap(home -> at(home).stream())
                    .filter(jdk -> jdk.isLts() && jdk.feature() != own().feature())
                    .max(Comparator.comparingInt(Jdk::feature));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for JDKs beside " + own().home(), e);
        }
    }

    /** Its command. */
    public String java() {
        return home.resolve("bin").resolve("java").toString();
    }

    private static Optional<Jdk> at(Path home) {
        Properties release = new Properties();
        try (var in = Files.newBufferedReader(home.resolve("release"))) {
            release.load(in);
        } catch (IOException notAJdk) {
            return Optional.empty();
        }
        String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
        return version.isEmpty()
                ? Optional.empty()
                : Optional.of(new Jdk(home, Runtime.Version.parse(version).feature()));
    }

    private boolean isLts() {
        return feature >= OLDEST && (feature - OLDEST) % LTS_EVERY == 0;
    }
}
