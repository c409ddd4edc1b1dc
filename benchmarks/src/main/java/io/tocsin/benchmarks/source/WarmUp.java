package io.tocsin.benchmarks.source;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Has the compilers of both JVMs know the path of a request. That takes thousands of requests, as many as a long backfill sends in its
 * first minutes; a round of a benchmark sends a hundred.
 */
final class WarmUp {
    private static final int REQUESTS = 8_000;
    private static final List<String> QUIET =
            IntStream.range(0, 100).mapToObj(number -> "/quiet-" + number).toList();

    private WarmUp() {}

    /** Asks for what is not there, as the loop does and as the source does. */
    static void requests(Rig rig, Instant from) {
        for (String group : QUIET) {
            rig.region().createLogGroup(group);
        }
        try (SequentialLoop loop = rig.loop()) {
            for (int request = 0; request < REQUESTS; request++) {
                loop.read(QUIET.get(0), Rig.PATTERN, from);
            }
        }
        long enough = Requests.of(rig.emulator()).answered() + REQUESTS;
        Map<String, String> config =
                Map.of("log.groups", String.join(",", QUIET), "requests.per.second", "1000", "poll.interval.ms", "100");
        SourceRun run = rig.source("quiet", config);
        await("requests")
                .atMost(Duration.ofMinutes(5))
                .until(() -> Requests.of(rig.emulator()).answered() >= enough);
        run.close();
    }
}
