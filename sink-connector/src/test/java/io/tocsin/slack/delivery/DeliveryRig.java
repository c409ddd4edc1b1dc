package io.tocsin.slack.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** One channel's queue and its sender, before a Slack that answers as told. */
final class DeliveryRig {
    final ManualClock clock = new ManualClock();
    final Accounts accounts = new Accounts();
    final ScriptedSlack slack = new ScriptedSlack();
    final Tally tally = new Tally();
    /** Why, of each dead letter. */
    final List<String> reported = new ArrayList<>();

    final DeadLetters deadLetters = new DeadLetters((record, error) -> {
        reported.add(error.getMessage());
        return CompletableFuture.completedFuture(null);
    });
    final Outbox outbox;
    final Outboxes outboxes;
    private final Pacer pacer;

    /**
     * At one message a second.
     *
     * @param burst how many go at once after a pause
     */
    DeliveryRig(Density density, int burst) {
        outbox = new Outbox(accounts, "#alerts", density, clock);
        outboxes = new Outboxes(accounts, List.of(outbox), clock);
        pacer = new Pacer(clock, 1, burst);
    }

    Sender sender(OnRefusal onRefusal, DeadLetters queue) {
        return sender(onRefusal, queue, Optional.empty());
    }

    /** One that gives up what Slack neither takes nor refuses after five attempts. */
    Sender impatient(DeadLetters queue) {
        return sender(OnRefusal.HOLD, queue, Optional.of(Duration.ofMillis(7_400)));
    }

    private Sender sender(OnRefusal onRefusal, DeadLetters queue, Optional<Duration> retryTimeout) {
        return new Sender(
                outbox,
                slack,
                pacer,
                onRefusal,
                queue,
                tally,
                clock,
                retryTimeout,
                null,
                null,
                new SplittableRandom(1));
    }

    /** What may be committed of a partition that the framework has read so far, once dead letters are reported. */
    long committable(TopicPartition partition, long reached) {
        deadLetters.reportQueued();
        Map<TopicPartition, OffsetAndMetadata> current = Map.of(partition, new OffsetAndMetadata(reached));
        return Objects.requireNonNull(accounts.committable(current).get(partition))
                .offset();
    }
}
