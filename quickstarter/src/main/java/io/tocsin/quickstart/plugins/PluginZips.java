package io.tocsin.quickstart.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The two plugin zips as the build leaves them. */
public final class PluginZips {
    private static final List<String> MODULES = List.of("source-connector", "sink-connector");

    private final List<Path> zips;

    private PluginZips(List<Path> zips) {
        this.zips = List.copyOf(zips);
    }

    /**
     * The zips below a checkout.
     *
     * @throws IllegalStateException if one of the connectors has not been built
     */
    public static PluginZips of(Path checkout) {
        List<Path> zips = new ArrayList<>();
        for (String module : MODULES) {
            zips.add(only(checkout.resolve(module).resolve("target")));
        }
        return new PluginZips(zips);
    }

    /** The zips, the source's first. */
    public List<Path> files() {
        return zips;
    }

    /**
     * Unpacks the zips.
     *
     * @param directory an entry for {@code plugin.path}; what is there is removed, since it may be of another version
     * @return the directory
     */
    public Path unpackInto(Path directory) {
        try {
            DirectoryTree.remove(directory);
            for (Path zip : zips) {
                unpack(zip, directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack the plugins into " + directory, e);
        }
        return directory;
    }

    private static Path only(Path target) {
        try (Stream<Path> files = Files.isDirectory(target) ? Files.list(target) : Stream.empty()) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(".zip")).toList();
            if (found.size() != 1) {
                throw new IllegalStateException(
                        "expected one plugin zip in " + target + ", found " + found.size() + "; run: mvn package");
            }
            return found.get(0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for a plugin zip in " + target, e);
        }
    }

    private static void unpack(Path zip, Path directory) throws IOException {
        try (InputStream in = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(in)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                unpack(entry, entries, directory);
            }
        }
    }

    private static void unpack(ZipEntry entry, InputStream content, Path directory) throws IOException {
        Path file = directory.resolve(entry.getName()).normalize();
        if (!file.startsWith(directory)) {
            throw new IOException("an entry leaves the directory: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
        } else {
            Files.createDirectories(file.getParent());
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
