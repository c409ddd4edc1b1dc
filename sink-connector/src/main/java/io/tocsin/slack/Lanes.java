package io.tocsin.slack;

import io.tocsin.slack.api.SlackApi;
import io.tocsin.slack.api.http.SlackConnections;
import io.tocsin.slack.config.Address;
import io.tocsin.slack.config.DigestSettings;
import io.tocsin.slack.config.SlackSinkConfig;
import io.tocsin.slack.delivery.Accounts;
import io.tocsin.slack.delivery.DeadLetters;
import io.tocsin.slack.delivery.DeliveryMode;
import io.tocsin.slack.delivery.Density;
import io.tocsin.slack.delivery.Limit;
import io.tocsin.slack.delivery.MeasuredSlack;
import io.tocsin.slack.delivery.OnRefusal;
import io.tocsin.slack.delivery.Outbox;
import io.tocsin.slack.delivery.PacerRegistry;
import io.tocsin.slack.delivery.ReadBack;
import io.tocsin.slack.delivery.Repeats;
import io.tocsin.slack.delivery.Sender;
import io.tocsin.slack.delivery.SenderPool;
import io.tocsin.slack.delivery.Tally;
import io.tocsin.slack.delivery.Threading;
import io.tocsin.slack.message.EventId;
import io.tocsin.slack.metrics.Latency;
import io.tocsin.slack.readback.ChannelRecall;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The lanes of a task, one for each destination, however many routes lead there. */
final class Lanes implements AutoCloseable {
    private final SlackSinkConfig config;
    private final Accounts accounts;
    private final DeadLetters deadLetters;
    private final Tally tally;
    private final InstantSource clock;
    private final Observatory observatory;
    private final History history;
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private final SlackConnections connections;
    private @Nullable SenderPool threads;

    Lanes(
            SlackSinkConfig config,
            Accounts accounts,
            DeadLetters deadLetters,
            Tally tally,
            InstantSource clock,
            Observatory observatory,
            History history) {
        this.config = config;
        this.accounts = accounts;
        this.deadLetters = deadLetters;
        this.tally = tally;
        this.clock = clock;
        this.observatory = observatory;
        this.history = history;
        this.connections = new SlackConnections(Destination.network(config.network()));
    }

    private Density density(Limit limit) {
        DigestSettings settings = config.digest();
        return new Density(
                DeliveryMode.valueOf(settings.mode().toUpperCase(Locale.ROOT)),
                settings.window(),
                settings.stormRecords(),
                limit.lowest(),
                settings.lateAfter());
    }

    /** The queue of a destination. */
    Outbox outbox(Address address) {
        return lanes.computeIfAbsent(Destination.identity(config, address), identity -> lane(address))
                .outbox();
    }

    private Lane lane(Address address) {
        Latency latency = new Latency(clock);
        SlackApi slack = new MeasuredSlack(Destination.connect(config, address, connections), latency, clock);
        PacerRegistry.Lease lease = PacerRegistry.SHARED.lease(Destination.limit(config, address));
        try {
            return lane(address, slack, latency, lease);
        } catch (Throwable e) {
            slack.close();
            lease.close();
            throw e;
        }
    }

    private Lane lane(Address address, SlackApi slack, Latency latency, PacerRegistry.Lease lease) {
        Tally own = tally.part();
        OnRefusal onRefusal = config.destination().failOnRefusal() ? OnRefusal.FAIL : OnRefusal.HOLD;
        ReadBack readBack = history.readBack(address, slack, onRefusal, own).orElse(null);
        Threading threading = history.threads(address, slack, own).orElse(null);
        Outbox outbox = outbox(address, density(Destination.limit(config, address)), readBack);
        Sender sender = new Sender(
                outbox,
                slack,
                lease.pacer(),
                onRefusal,
                deadLetters,
                own,
                clock,
                config.guarantee().retryTimeout(),
                readBack,
                threading,
                new SplittableRandom());
        observatory.show(address, new DestinationValues(outbox, sender, lease.pacer(), own, latency, clock)::of);
        return new Lane(outbox, slack, lease, sender);
    }

    private Outbox outbox(Address address, Density density, @Nullable ReadBack readBack) {
        ChannelRecall recall = readBack == null ? null : readBack.recall();
        Repeats repeats = new Repeats(config.repeats().window(), EventId::of);
        return new Outbox(accounts, address.toString(), density, clock, recall, repeats);
    }

    /** The queues of all destinations. */
    Collection<Outbox> outboxes() {
        return lanes.values().stream().map(Lane::outbox).toList();
    }

    /** Partitions became this task's. */
    void assigned() {
        lanes.values().forEach(Lane::assigned);
    }

    /** Starts sending; there are all lanes by now. */
    void start() {
        SenderPool pool = new SenderPool(lanes.size());
        threads = pool;
        lanes.values().forEach(lane -> lane.start(pool));
    }

    @Override
    public void close() {
        List.copyOf(lanes.values()).forEach(Lane::close);
        if (threads != null) {
            threads.close();
        }
        connections.close();
    }
}
