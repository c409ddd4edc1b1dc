package io.tocsin.quickstart;

import io.tocsin.quickstart.plan.Refusal;
import io.tocsin.quickstart.plugins.DirectoryTree;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Where one run keeps everything; no two runs at once share one. */
final class DataDirectory implements AutoCloseable {
    private final Path path;
    private final boolean temporary;
    private final FileChannel lock;

    private DataDirectory(Path path, boolean temporary) throws IOException {
        this.path = path;
        this.temporary = temporary;
        this.lock = lock(path);
    }

    /**
     * Opens a directory, created if missing.
     *
     * @param wanted null for a temporary one, which closing removes
     * @throws Refusal if it cannot be written to, or another run has it open
     */
    static DataDirectory open(@Nullable Path wanted) {
        try {
            if (wanted == null) {
                return new DataDirectory(Files.createTempDirectory("tocsin-quickstart-"), true);
            }
            return new DataDirectory(Files.createDirectories(wanted).toRealPath(), false);
        } catch (IOException e) {
            throw new Refusal("cannot write to " + (wanted == null ? "the temporary directory" : wanted) + ": "
                    + reason(e) + "; give another directory with --data");
        }
    }

    Path path() {
        return path;
    }

    boolean isTemporary() {
        return temporary;
    }

    Path logFile() {
        return path.resolve("quickstart.log");
    }

    private static FileChannel lock(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            throw new Refusal(directory + " is in use by another quickstart: stop that, or give another --data");
        }
        return channel;
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** The file system's exceptions have the path as their message, and the reason in their names. */
    private static String reason(IOException e) {
        return e instanceof java.nio.file.AccessDeniedException
                ? "permission denied"
                : e instanceof java.nio.file.FileAlreadyExistsException
                        ? "it is no directory"
                        : String.valueOf(e.getMessage());
    }

    @Override
    public void close() {
        try {
            lock.close();
            if (temporary) {
                DirectoryTree.remove(path);
            }
        } catch (IOException e) {
            System.err.println("quickstart: cannot remove " + path + ": " + e);
        }
    }
}
