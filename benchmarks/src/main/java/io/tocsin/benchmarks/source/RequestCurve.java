package io.tocsin.benchmarks.source;

import io.tocsin.benchmarks.report.LineChart.Point;
import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Requests answered a second, as time goes by: each point is the mean of some seconds. */
final class RequestCurve implements AutoCloseable {
    private static final int SECONDS = 5;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final CloudWatchEmulator emulator;
    private final List<Point> points = new ArrayList<>();
    private final ScheduledFuture<?> sampling;
    private long last;

    private RequestCurve(CloudWatchEmulator emulator) {
        this.emulator = emulator;
        this.last = Requests.of(emulator).answered();
        this.sampling = timer.scheduleAtFixedRate(this::sample, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    static RequestCurve begin(CloudWatchEmulator emulator) {
        return new RequestCurve(emulator);
    }

    private synchronized void sample() {
        long now = Requests.of(emulator).answered();
        points.add(new Point(SECONDS * (points.size() + 1.0), (now - last) / (double) SECONDS));
        last = now;
    }

    synchronized List<Point> points() {
        return List.copyOf(points);
    }

    @Override
    public void close() {
        sampling.cancel(false);
        timer.shutdownNow();
    }
}
