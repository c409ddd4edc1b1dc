package io.tocsin.quickstart.local;

import io.tocsin.quickstart.logs.LogFile;
import io.tocsin.quickstart.logs.LogGroup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Writes the lines of a file, as fast as they are taken. */
final class FileFeed implements Writer {
    private final Path file;
    private final LogGroup group;
    private final Consumer<String> say;

    FileFeed(Path file, LogGroup group, Consumer<String> say) {
        this.file = file;
        this.group = group;
        this.say = say;
    }

    @Override
    public void write(StopSignal stop) throws IOException {
        long put = new LogFile(file, group).feed(stop::isGiven);
        say.accept("put " + put + " lines of " + file);
    }
}
