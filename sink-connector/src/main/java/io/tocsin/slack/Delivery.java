package io.tocsin.slack;

import io.tocsin.slack.api.SlackApi;
import io.tocsin.slack.config.DeliverySettings;
import io.tocsin.slack.config.SlackSinkConfig;
import io.tocsin.slack.delivery.Accounts;
import io.tocsin.slack.delivery.Brake;
import io.tocsin.slack.delivery.DeadLetters;
import io.tocsin.slack.delivery.MonotonicClock;
import io.tocsin.slack.delivery.OnRefusal;
import io.tocsin.slack.delivery.Outbox;
import io.tocsin.slack.delivery.Outboxes;
import io.tocsin.slack.delivery.PacerRegistry;
import io.tocsin.slack.delivery.Sender;
import io.tocsin.slack.delivery.Tally;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.kafka.connect.sink.SinkTaskContext;

/** The parts of a running task, put together. */
final class Delivery implements AutoCloseable {
    private final Accounts accounts = new Accounts();
    private final Tally tally = new Tally();
    private final MonotonicClock clock = new MonotonicClock();
    private final TallyLog log = new TallyLog(tally, clock);
    private final DeadLetters deadLetters;
    private final Lane lane;
    private final Outboxes outboxes;
    private final Brake brake;
    private final Intake intake;

    private Delivery(SlackSinkConfig config, SinkTaskContext context) {
        DeliverySettings settings = config.delivery();
        deadLetters = new DeadLetters(context.errantRecordReporter());
        Outbox outbox = new Outbox(accounts);
        intake = new Intake(Messages.renderer(config, tally), accounts, outbox, deadLetters, tally);
        outboxes = new Outboxes(accounts, List.of(outbox), clock);
        brake = new Brake(context, outboxes, settings.queueMaxRecords(), settings.queueMaxBytes());
        lane = lane(config, outbox);
    }

    static Delivery start(SlackSinkConfig config, SinkTaskContext context) {
        return new Delivery(config, context);
    }

    private Lane lane(SlackSinkConfig config, Outbox outbox) {
        DeliverySettings settings = config.delivery();
        SlackApi slack = Destination.connect(config);
        PacerRegistry.Lease lease = PacerRegistry.SHARED.lease(
                Destination.identity(config.destination()), settings.ratePerSecond(), settings.rateBurst());
        OnRefusal onRefusal = config.destination().failOnRefusal() ? OnRefusal.FAIL : OnRefusal.HOLD;
        Sender sender =
                new Sender(outbox, slack, lease.pacer(), onRefusal, deadLetters, tally, clock, new SplittableRandom());
        return new Lane(outbox, slack, lease, sender);
    }

    Accounts accounts() {
        return accounts;
    }

    Outboxes outboxes() {
        return outboxes;
    }

    Brake brake() {
        return brake;
    }

    Intake intake() {
        return intake;
    }

    /** Tells the log how things are, from time to time. */
    void report() {
        log.now();
    }

    /** Ends the sending. What is still queued is the next task's to send. */
    @Override
    public void close() {
        lane.close();
        log.last();
    }
}
