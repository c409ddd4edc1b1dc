package io.tocsin.slack;

import io.tocsin.slack.config.DeliverySettings;
import io.tocsin.slack.config.SlackSinkConfig;
import io.tocsin.slack.delivery.Accounts;
import io.tocsin.slack.delivery.Admission;
import io.tocsin.slack.delivery.Brake;
import io.tocsin.slack.delivery.ConsumerMetrics;
import io.tocsin.slack.delivery.DeadLetters;
import io.tocsin.slack.delivery.LogEnds;
import io.tocsin.slack.delivery.MonotonicClock;
import io.tocsin.slack.delivery.Outboxes;
import io.tocsin.slack.delivery.Positions;
import io.tocsin.slack.delivery.Retracing;
import io.tocsin.slack.delivery.Tally;
import io.tocsin.slack.message.MessageRenderer;
import java.time.Duration;
import java.util.Collection;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkTaskContext;

/** The parts of a running task, put together. */
final class Delivery implements AutoCloseable {
    private final Accounts accounts = new Accounts();
    private final Tally tally = new Tally();
    private final MonotonicClock clock = new MonotonicClock();
    private final TallyLog log = new TallyLog(tally, clock);
    private final Observatory observatory;
    private final History history;
    private final Lanes lanes;
    private final Outboxes outboxes;
    private final Brake brake;
    private final Listening listening;
    private final Retracing retracing;
    private final Intake intake;
    private final DeadLetters deadLetters;

    private Delivery(SlackSinkConfig config, SinkTaskContext context) {
        DeliverySettings settings = config.delivery();
        MessageRenderer renderer = Messages.renderer(config, tally);
        deadLetters = new DeadLetters(context.errantRecordReporter());
        observatory = Observatory.open(context, config, clock);
        history = new History(config, clock);
        lanes = new Lanes(config, accounts, deadLetters, tally, clock, observatory, history);
        try {
            Dispatch dispatch = new Dispatch(config, lanes::outbox);
            listening = new Listening(config, accounts, dispatch, tally, clock);
            outboxes = new Outboxes(accounts, lanes.outboxes(), clock);
            brake = new Brake(context, outboxes, settings.queueMaxRecords(), settings.queueMaxBytes());
            observatory.show(tally, outboxes);
            LogEnds log = new ConsumerMetrics(config.consumerClientId());
            Positions positions =
                    new Positions(context, brake, log, config.heartbeats().topic(), tally, clock);
            retracing = new Retracing(context, brake, history.recalls(), accounts, positions, log, clock);
            Admission admission = new Admission(accounts, retracing, tally);
            intake = new Intake(renderer, accounts, dispatch, admission, deadLetters, listening, tally);
            lanes.start();
        } catch (Throwable e) {
            release(); // the worker does not know of a task that has not started
            throw e;
        }
    }

    static Delivery start(SlackSinkConfig config, SinkTaskContext context) {
        return new Delivery(config, context);
    }

    Accounts accounts() {
        return accounts;
    }

    Outboxes outboxes() {
        return outboxes;
    }

    /**
     * Reports the records that Slack refused, and accounts for those that are written to the dead letter queue.
     *
     * @throws ConnectException if one could not be written to the dead letter queue
     */
    void reportDeadLetters() {
        if (deadLetters.reportQueued()) {
            accounts.progressed();
        }
        deadLetters.throwIfFailed();
    }

    /** As {@link #reportDeadLetters()}, but waits up to the given time until they are written; a failure surfaces in the next {@code put}. */
    void reportDeadLetters(Duration patience) {
        if (deadLetters.reportQueued(patience)) {
            accounts.progressed();
        }
    }

    /** Returns whether any record waits to be posted, or to be written to the dead letter queue. */
    boolean isWaiting() {
        return outboxes.records() > 0 || deadLetters.isPending();
    }

    Brake brake() {
        return brake;
    }

    /** Partitions are this task's from now on. */
    void open(Collection<TopicPartition> partitions) {
        retracing.open(partitions);
        brake.opened(partitions);
        lanes.assigned();
    }

    Retracing retracing() {
        return retracing;
    }

    Intake intake() {
        return intake;
    }

    /** Tells how things are: the channel when the source falls silent, the metrics at once, the log from time to time. */
    void report() {
        listening.look(brake.pausesAny());
        observatory.paused(brake.isEngaged());
        log.now();
    }

    /** Ends the sending. What is still queued is the next task's to send. */
    @Override
    public void close() {
        release();
        log.last();
    }

    private void release() {
        lanes.close();
        history.close();
        observatory.close();
    }
}
