package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.api.Envelope;
import io.tocsin.slack.api.ReadRequest;
import io.tocsin.slack.api.ReadResult;
import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.api.SlackApi;
import io.tocsin.slack.message.SlackMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** One task's queue and sender for one channel, in a {@link TokenWorld}. */
final class TokenPoster implements SlackApi {
    private static final TopicPartition PARTITION = new TopicPartition("logs", 0);

    private final TokenWorld world;
    private final String channel;
    private final Accounts accounts = new Accounts();
    private final Outbox outbox;
    private PacerRegistry.Lease lease;
    private Sender sender;
    private int life;
    private long offset;
    /** Since when the message waits that is next. */
    private Instant since;

    private boolean sent;

    TokenPoster(TokenWorld world, String channel) {
        this.world = world;
        this.channel = channel;
        this.outbox = new Outbox(accounts, channel, Density.individual(), world.clock());
        this.lease = world.lease(channel);
        this.sender = sender();
        this.since = world.now();
    }

    private Sender sender() {
        return new Sender(
                outbox,
                this,
                lease.pacer(),
                OnRefusal.HOLD,
                new DeadLetters(null),
                new Tally(),
                world.clock(),
                Optional.empty(),
                null,
                null,
                world.random().split());
    }

    int life() {
        return life;
    }

    /** What waits is another's to send, as far as the pacers know; the same records come again. */
    void restart() {
        life++;
        lease.close();
        lease = world.lease(channel);
        sender = sender();
        since = world.now();
        world.visit(this, life, Duration.ZERO);
    }

    void queue(int records) {
        if (outbox.records() == 0) {
            since = world.now();
            world.visit(this, life, Duration.ZERO);
        }
        for (int i = 0; i < records; i++) {
            outbox.add(Queued.alone(Queued.parcel(accounts, PARTITION, offset, 0), "text"));
            offset++;
        }
    }

    void step() {
        sent = false;
        Duration wait = sender.step();
        if (outbox.records() > 0 && world.isFair()) {
            assertThat(Duration.between(since, world.now()))
                    .as("a turn in %s", channel)
                    .isLessThan(world.longest());
        }
        Duration latency = Duration.ofMillis(sent ? world.random().nextInt(200) : 0);
        if (outbox.records() > 0) {
            world.visit(this, life, wait.plus(latency));
        }
    }

    @Override
    public SendResult send(SlackMessage message, Envelope envelope) {
        sent = true;
        since = world.now();
        return world.send(channel);
    }

    @Override
    public ReadResult read(ReadRequest request) {
        throw new IllegalStateException("nothing is read back");
    }

    @Override
    public void close() {}
}
