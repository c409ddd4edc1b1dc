package io.tocsin.emulator.cloudwatch;

import static io.tocsin.emulator.cloudwatch.Bench.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

class ConcurrencyTest {
    private static final int WRITERS = 4;
    private static final int BATCHES = 50;
    private static final int EVENTS_OF_BATCH = 20;

    private final Bench bench = Bench.open();

    @AfterEach
    void close() {
        bench.close();
    }

    private void write(int writer) {
        SplittableRandom random = new SplittableRandom(writer);
        EmulatedRegion region = bench.emulator.region("eu-west-1");
        for (int batch = 0; batch < BATCHES; batch++) {
            Instant timestamp = SteppingClock.START.minus(Duration.ofMillis(random.nextInt(1_000)));
            String[] messages = IntStream.range(0, EVENTS_OF_BATCH)
                    .mapToObj(i -> "writer " + writer)
                    .toArray(String[]::new);
            region.put(GROUP, "stream-" + random.nextInt(3), timestamp, messages);
            bench.clock.advance(Duration.ofMillis(random.nextInt(3)));
        }
    }

    private List<FilteredLogEvent> scan() {
        return bench
                .logs
                .filterLogEventsPaginator(query -> query.logGroupName(GROUP).limit(37))
                .stream()
                .flatMap(page -> page.events().stream())
                .toList();
    }

    /** A scan during the writing may miss events that come in behind it, but neither repeats one nor leaves the order. */
    @Test
    void eventsThatAreWrittenWhileOthersAreReadComeOnceAndInOrder() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        List<Future<?>> written = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            int writer = i;
            written.add(writers.submit(() -> write(writer)));
        }
        List<FilteredLogEvent> during = scan();
        for (Future<?> each : written) {
            each.get();
        }
        writers.shutdown();
        List<FilteredLogEvent> after = scan();

        assertThat(after).hasSize(WRITERS * BATCHES * EVENTS_OF_BATCH);
        for (List<FilteredLogEvent> events : List.of(during, after)) {
            List<BigInteger> ids = events.stream()
                    .map(event -> new BigInteger(event.eventId()))
                    .toList();
            assertThat(ids).isSorted();
            assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        }
        assertThat(after).containsAll(during);
    }
}
