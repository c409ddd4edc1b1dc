package io.tocsin.quickstart.local;

import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import io.tocsin.emulator.cloudwatch.EmulatorOptions;
import io.tocsin.quickstart.logs.LogGroup;
import io.tocsin.quickstart.sample.SampleLines;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A CloudWatch Logs on 127.0.0.1 with one log group, and a thread that writes to it. */
public final class LocalLogs implements AutoCloseable {
    public static final String REGION = "eu-west-1";
    public static final String ACCOUNT = "123456789012";
    /** A stream in which nobody else writes. */
    public static final String STREAM_FOR_TRIALS = "by-hand";

    private static final String GROUP = "/shop/production";

    private final CloudWatchEmulator emulator;
    private final LogGroup group;
    private final Consumer<String> say;
    private final StopSignal stop = new StopSignal();
    private @Nullable Thread thread;

    private LocalLogs(CloudWatchEmulator emulator, Consumer<String> say) {
        this.emulator = emulator;
        this.say = say;
        this.group = LogGroup.open(emulator.endpoint(), REGION, GROUP, InstantSource.system());
        group.createStream(STREAM_FOR_TRIALS);
    }

    /**
     * Starts it.
     *
     * @param kept the file in which its events survive a restart
     * @param say is told of what a user should know
     */
    public static LocalLogs start(int port, Path kept, Consumer<String> say) {
        // Without quotas, as the quickstart counts events with the same requests as the connector reads them.
        EmulatorOptions options = EmulatorOptions.onPort(port).withQuotas(false);
        return new LocalLogs(CloudWatchEmulator.start(options).keepIn(kept), say);
    }

    public URI endpoint() {
        return emulator.endpoint();
    }

    public LogGroup group() {
        return group;
    }

    /** Begins to write: the lines of a file, or if that is null those of the sample application. */
    public void startWriting(@Nullable Path file) {
        Writer writer = file == null
                ? new SampleApplication(group, new SampleLines(new SplittableRandom(), InstantSource.system()))
                : new FileFeed(file, group, say);
        Thread started = new Thread(() -> write(writer), "writer");
        started.start();
        thread = started;
    }

    private void write(Writer writer) {
        try {
            writer.write(stop);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            say.accept("writing to the local CloudWatch Logs has ended: " + e);
        }
    }

    /** Ends writing; what was put stays. */
    public void stopWriting() {
        stop.give();
        Thread started = thread;
        if (started != null) {
            try {
                started.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        stopWriting();
        emulator.close();
    }
}
