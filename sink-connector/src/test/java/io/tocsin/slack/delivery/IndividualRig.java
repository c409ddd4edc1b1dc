package io.tocsin.slack.delivery;

import io.tocsin.slack.message.SlackMessage;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/** Records of one partition, each with messages of its own. */
final class IndividualRig {
    static final TopicPartition PARTITION = new TopicPartition("logs", 0);
    /** How far the framework has read. */
    static final long REACHED = 100;

    private final DeliveryRig rig = new DeliveryRig(Density.individual(), 2);
    final ManualClock clock = rig.clock;
    final ScriptedSlack slack = rig.slack;
    final Accounts accounts = rig.accounts;
    final Outboxes outboxes = rig.outboxes;
    final Tally tally = rig.tally;
    final DeadLetters deadLetters = rig.deadLetters;
    final List<String> reported = rig.reported;

    /** One that holds what is refused. */
    Sender sender() {
        return sender(OnRefusal.HOLD, deadLetters);
    }

    Sender sender(OnRefusal onRefusal, DeadLetters queue) {
        return rig.sender(onRefusal, queue);
    }

    /** As {@link DeliveryRig#impatient}. */
    Sender impatient(DeadLetters queue) {
        return rig.impatient(queue);
    }

    void queue(long offset) {
        rig.outbox.add(Queued.alone(claim(offset), "text " + offset));
    }

    /** A record whose text takes several messages. */
    void queueParts(long offset, int parts) {
        List<SlackMessage> messages = IntStream.rangeClosed(1, parts)
                .mapToObj(part -> new SlackMessage("{\"blocks\":[]}", "part " + part))
                .toList();
        rig.outbox.add(Pending.inParts(claim(offset), null, messages));
    }

    private Parcel claim(long offset) {
        return Queued.parcel(rig.accounts, PARTITION, offset, 0);
    }

    /** Until nothing is due. */
    void run(Sender sender) {
        for (int i = 0; i < 100 && rig.outbox.due() != null; i++) {
            clock.advance(sender.step());
        }
    }

    long committable() {
        return rig.committable(PARTITION, REACHED);
    }
}
