package io.tocsin.it.docker;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Logs numbered errors at a steady pace until it is closed, or has no more. */
final class Application implements AutoCloseable {
    private static final long PERIOD_MILLIS = 20;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Pipeline pipeline;
    private final List<String> events;
    private final Future<?> logging;
    private int logged;

    /** Begins at once. */
    Application(Pipeline pipeline, int events) {
        this.pipeline = pipeline;
        this.events =
                IntStream.range(0, events).mapToObj(i -> "ERROR event " + i).toList();
        this.logging = timer.scheduleAtFixedRate(this::log, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void log() {
        pipeline.put(events.get(logged++));
        if (logged == events.size()) {
            timer.shutdown();
        }
    }

    /** All that it logs. */
    List<String> events() {
        return events;
    }

    @Override
    public void close() {
        logging.cancel(true);
        timer.shutdownNow();
    }
}
