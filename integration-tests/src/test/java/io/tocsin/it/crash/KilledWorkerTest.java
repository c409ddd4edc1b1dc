package io.tocsin.it.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tocsin.it.cluster.Checkout;
import io.tocsin.it.cluster.WorkerCluster;
import io.tocsin.it.cluster.WorkerOptions;
import io.tocsin.it.cluster.WorkerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One worker that is killed at random moments, while CloudWatch Logs is troubled. */
class KilledWorkerTest {
    private static final Numbers NUMBERS = Numbers.orElse(2_000, 200, 2);
    /** Pages are short, so that even a small history has many and tokens expire half way. */
    private static final int SCANNED = Math.max(300, NUMBERS.events() / 20);
    /** The longest life of a worker, counted in searches. */
    private static final int LONGEST_LIFE = 60;

    private static final List<String> GROUPS = List.of("/app/web");
    private static final String TOPIC = "log-events";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Random random = NUMBERS.random();
    private final List<Long> kills = new ArrayList<>();

    @Test
    void with_exactly_once_support_every_event_stands_in_the_topic_once() throws IOException {
        try (Region region = Region.troubled(SCANNED, NUMBERS.seed());
                WorkerCluster cluster = WorkerCluster.start("once", Checkout.ROOT);
                Delivered delivered = run(cluster, region, WorkerOptions.defaults())) {
            say("with exactly-once support", region, delivered);
            assertThat(delivered.missing()).as("lost").isEmpty();
            assertThat(delivered.repeats()).as("repeated").isEmpty();
        }
    }

    @Test
    void without_it_none_is_lost_and_only_what_was_not_yet_stored_is_repeated() throws IOException {
        try (Region region = Region.troubled(SCANNED, NUMBERS.seed());
                WorkerCluster cluster = WorkerCluster.start("at-least-once", Checkout.ROOT);
                Delivered delivered =
                        run(cluster, region, WorkerOptions.defaults().withoutExactlyOnce())) {
            Flushes flushes = new Flushes(cluster.bootstrapServers(), WorkerCluster.OFFSETS_TOPIC);
            long allowed = flushes.allowedRepeats(kills, delivered);
            say("without, of at most " + allowed + " repeats", region, delivered);
            assertThat(delivered.missing()).as("lost").isEmpty();
            assertThat(delivered.repeats())
                    .as("repeated though it had been stored as done")
                    .allMatch(repeat -> flushes.explains(repeat, kills))
                    .hasSizeLessThanOrEqualTo((int) allowed);
        }
    }

    /** Writes, kills and starts again until all is there, and then once more, to see whether a restart repeats any of it. */
    private Delivered run(WorkerCluster cluster, Region region, WorkerOptions options) throws IOException {
        cluster.createTopic(TOPIC, Map.of("message.timestamp.type", "LogAppendTime"));
        Delivered delivered = new Delivered(cluster.bootstrapServers(), TOPIC, NUMBERS.events());
        WorkerProcess worker = cluster.worker("one", options.quickToStart().setting("offset.flush.interval.ms", "500"));
        try (Traffic traffic = new Traffic(
                region.events(), GROUPS, NUMBERS.events(), NUMBERS.perSecond(), 2 * SCANNED, NUMBERS.random())) {
            worker.start();
            cluster.connectors().post("killed", region.source(GROUPS, TOPIC));
            traffic.begin();
            while (kills.size() < NUMBERS.kills()) {
                live(region, worker, 1 + random.nextInt(LONGEST_LIFE));
                restart(worker);
            }
            await("all events in the topic, seed " + NUMBERS.seed())
                    .atMost(PATIENCE)
                    .until(() -> traffic.put() == delivered.read().distinct() && traffic.put() == NUMBERS.events());
            assertThat(traffic.late()).as("late events").isPositive();
        }
        restart(worker);
        live(region, worker, LONGEST_LIFE);
        return delivered.read();
    }

    private void restart(WorkerProcess worker) {
        worker.kill();
        worker.launch();
        kills.add(System.currentTimeMillis());
    }

    /** Lets a worker run until that many searches have come from it. */
    private static void live(Region region, WorkerProcess worker, int searches) {
        long enough = region.searches() + searches;
        await("searches of " + worker.log())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> !worker.isAlive() || region.searches() >= enough);
        assertThat(worker.isAlive()).as("the worker of %s lives", worker.log()).isTrue();
    }

    private void say(String how, Region region, Delivered delivered) {
        System.out.printf(
                "%s: %d events, %d kills, seed %d: %d lost, %d repeated; searches %s%n",
                how,
                NUMBERS.events(),
                kills.size(),
                NUMBERS.seed(),
                delivered.missing().size(),
                delivered.repeats().size(),
                region.answers());
    }
}
