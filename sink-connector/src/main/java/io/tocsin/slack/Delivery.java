package io.tocsin.slack;

import io.tocsin.slack.api.SlackApi;
import io.tocsin.slack.config.DeliverySettings;
import io.tocsin.slack.config.SlackSinkConfig;
import io.tocsin.slack.delivery.Brake;
import io.tocsin.slack.delivery.DeadLetters;
import io.tocsin.slack.delivery.MonotonicClock;
import io.tocsin.slack.delivery.OnRefusal;
import io.tocsin.slack.delivery.Outbox;
import io.tocsin.slack.delivery.PacerRegistry;
import io.tocsin.slack.delivery.Sender;
import io.tocsin.slack.delivery.SenderThread;
import io.tocsin.slack.delivery.Tally;
import java.util.SplittableRandom;
import org.apache.kafka.connect.sink.SinkTaskContext;

/** The parts of a running task, put together. */
final class Delivery implements AutoCloseable {
    private final Outbox outbox = new Outbox();
    private final Tally tally = new Tally();
    private final MonotonicClock clock = new MonotonicClock();
    private final TallyLog log = new TallyLog(tally, clock);
    private final Brake brake;
    private final Intake intake;
    private final SlackApi slack;
    private final PacerRegistry.Lease lease;
    private final Thread thread;

    private Delivery(SlackSinkConfig config, SinkTaskContext context) {
        DeliverySettings settings = config.delivery();
        DeadLetters deadLetters = new DeadLetters(context.errantRecordReporter());
        brake = new Brake(context, outbox, settings.queueMaxRecords(), settings.queueMaxBytes());
        intake = new Intake(Messages.renderer(config, tally), outbox, deadLetters, tally);
        slack = Destination.connect(config);
        lease = PacerRegistry.SHARED.lease(
                Destination.identity(config.destination()), settings.ratePerSecond(), settings.rateBurst());
        OnRefusal onRefusal = config.destination().failOnRefusal() ? OnRefusal.FAIL : OnRefusal.HOLD;
        Sender sender =
                new Sender(outbox, slack, lease.pacer(), onRefusal, deadLetters, tally, clock, new SplittableRandom());
        thread = SenderThread.start(outbox, sender, "tocsin-slack-sender");
    }

    static Delivery start(SlackSinkConfig config, SinkTaskContext context) {
        return new Delivery(config, context);
    }

    Outbox outbox() {
        return outbox;
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

    /** Ends the sender's thread and a request in flight. What is still queued is the next task's to send. */
    @Override
    public void close() {
        outbox.stop();
        slack.close();
        thread.interrupt();
        lease.close();
        log.last();
    }
}
