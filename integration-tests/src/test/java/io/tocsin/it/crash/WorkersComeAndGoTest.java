package io.tocsin.it.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.it.cluster.Checkout;
import io.tocsin.it.cluster.WorkerCluster;
import io.tocsin.it.cluster.WorkerOptions;
import io.tocsin.it.cluster.WorkerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two workers with exactly-once support share four tasks and 200 log groups; one is killed, and another one joins. */
class WorkersComeAndGoTest {
    private static final Numbers NUMBERS = Numbers.orElse(4_000, 200, 1);
    private static final int TASKS = 4;
    private static final List<String> GROUPS =
            IntStream.range(0, 200).mapToObj("/app/%03d"::formatted).toList();
    private static final String NAME = "many-groups";
    private static final String TOPIC = "log-events";

    /** @param boundary whether each list of records is a transaction, or all that the worker sends in a second */
    @ParameterizedTest
    @ValueSource(strings = {"poll", "interval"})
    void every_event_stands_in_the_topic_once(String boundary) throws IOException {
        try (Region region = Region.large();
                WorkerCluster cluster = WorkerCluster.start("two-workers", Checkout.ROOT);
                Traffic traffic = new Traffic(
                        region.events(), GROUPS, NUMBERS.events(), NUMBERS.perSecond(), 0, NUMBERS.random())) {
            cluster.createTopic(TOPIC, Map.of());
            WorkerProcess killed = cluster.worker("killed", options());
            WorkerProcess stays = cluster.worker("stays", options());
            WorkerProcess added = cluster.worker("added", options());
            start(killed, stays);
            cluster.connectors().post(NAME, source(region, boundary));
            awaitTasksOn(cluster, killed, stays);
            traffic.begin();

            try (Delivered delivered = new Delivered(cluster.bootstrapServers(), TOPIC, NUMBERS.events())) {
                patiently("the first events").until(() -> delivered.read().distinct() > NUMBERS.events() / 10);
                killed.kill();
                awaitTasksOn(cluster, stays);
                added.start();
                awaitTasksOn(cluster, stays, added);
                patiently("all events in the topic, seed " + NUMBERS.seed())
                        .until(() -> traffic.put() == delivered.read().distinct() && traffic.put() == NUMBERS.events());
                scanAllAgain(region);
                delivered.read();
                System.out.printf(
                        "%d events of %d groups, seed %d: %d lost, %d repeated%n",
                        traffic.put(),
                        GROUPS.size(),
                        NUMBERS.seed(),
                        delivered.missing().size(),
                        delivered.repeats().size());
                assertThat(delivered.missing()).as("lost").isEmpty();
                assertThat(delivered.repeats()).as("repeated").isEmpty();
            }
        }
    }

    private static WorkerOptions options() {
        return WorkerOptions.defaults().quickToStart();
    }

    private static void start(WorkerProcess... workers) {
        List.of(workers).forEach(WorkerProcess::launch);
        List.of(workers).forEach(WorkerProcess::awaitReady);
    }

    /** Each log group is looked at once in two seconds. */
    private static Map<String, String> source(Region region, String boundary) throws IOException {
        Map<String, String> config = region.source(GROUPS, TOPIC);
        config.put("transaction.boundary", boundary);
        config.put("tasks.max", Integer.toString(TASKS));
        config.put("requests.per.second", "200");
        config.put("poll.interval.ms", "2000");
        config.put("tip.reach.ms", "5000");
        config.put("hot.interval.ms", "5000");
        config.put("late.interval.ms", "5000");
        return config;
    }

    /** Waits until all tasks run, and each of these workers has some. */
    private static void awaitTasksOn(WorkerCluster cluster, WorkerProcess... workers) {
        Set<String> expected = new TreeSet<>();
        List.of(workers).forEach(worker -> expected.add(worker.id()));
        patiently("tasks on " + expected).until(() -> {
            JsonNode tasks = cluster.rest().status(NAME).path("tasks");
            Set<String> on = new TreeSet<>();
            tasks.forEach(task -> on.add(task.path("worker_id").asText()));
            boolean running = true;
            for (JsonNode task : tasks) {
                running &= task.path("state").asText().equals("RUNNING");
            }
            return running && tasks.size() == TASKS && on.equals(expected);
        });
    }

    /** Long enough for each tier to have looked at each log group again. */
    private static void scanAllAgain(Region region) {
        long enough = region.searches() + 4L * GROUPS.size();
        patiently("more searches").until(() -> region.searches() >= enough);
    }

    private static ConditionFactory patiently(String what) {
        return await(what).atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(50));
    }
}
