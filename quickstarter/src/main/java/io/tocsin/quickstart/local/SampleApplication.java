package io.tocsin.quickstart.local;

import io.tocsin.quickstart.logs.LogGroup;
import io.tocsin.quickstart.sample.SampleLine;
import io.tocsin.quickstart.sample.SampleLines;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes the sample's lines at a steady pace. */
final class SampleApplication implements Writer {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final LogGroup group;
    private final SampleLines lines;
    private final Set<String> streams = new HashSet<>();

    SampleApplication(LogGroup group, SampleLines lines) {
        this.group = group;
        this.lines = lines;
    }

    @Override
    public void write(StopSignal stop) throws InterruptedException {
        do {
            SampleLine line = lines.next();
            if (streams.add(line.stream())) {
                group.createStream(line.stream());
            }
            group.put(line.stream(), List.of(line.message()));
        } while (!stop.await(PAUSE));
    }
}
