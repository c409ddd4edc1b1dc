package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.slack.api.SendResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;

/** When a record becomes a dead letter, and when the task fails instead. */
class GivingUpTest {
    private static final SendResult PAYLOAD_REFUSED = new SendResult.PayloadRefused("invalid_blocks");

    private final IndividualRig rig = new IndividualRig();
    private final ManualClock clock = rig.clock;
    private final ScriptedSlack slack = rig.slack;
    private final Tally tally = rig.tally;
    private final List<String> reported = rig.reported;

    @Test
    void aRecordInPartsIsADeadLetterOnceHoweverManyAreRefused() {
        Sender sender = rig.sender();
        slack.answer(PAYLOAD_REFUSED, PAYLOAD_REFUSED, PAYLOAD_REFUSED, PAYLOAD_REFUSED);
        rig.queueParts(7, 2);
        for (int step = 0; step < 4; step++) {
            sender.step();
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(reported).hasSize(1);
        assertThat(tally.get(Tally.Count.REPORTED)).isEqualTo(1);
        assertThat(rig.committable()).isEqualTo(100);
    }

    @Test
    void aMessageRefusedEvenAsPlainTextIsADeadLetter() {
        Sender sender = rig.sender();
        slack.answer(PAYLOAD_REFUSED, PAYLOAD_REFUSED);
        rig.queue(7);
        rig.queue(8);

        sender.step();
        sender.step();

        assertThat(reported).singleElement().asString().contains("logs-0@7", "invalid_blocks");
        assertThat(rig.committable()).isEqualTo(8);
    }

    @Test
    void withoutADeadLetterQueueTheTaskFailsAndSaysWhatToDo() {
        Sender sender = rig.sender(OnRefusal.HOLD, new DeadLetters(null));
        slack.answer(PAYLOAD_REFUSED, PAYLOAD_REFUSED);
        rig.queue(7);

        sender.step();
        assertThatThrownBy(sender::step)
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("logs-0@7")
                .hasMessageContaining("errors.deadletterqueue.topic.name");
        assertThat(rig.committable()).isEqualTo(7);
    }

    @Test
    void aDeadLetterThatIsNotSafeIsNotAccountedFor() {
        DeadLetters broken = new DeadLetters(
                (record, error) -> CompletableFuture.failedFuture(new IllegalStateException("no broker")));
        Sender sender = rig.sender(OnRefusal.HOLD, broken);
        slack.answer(PAYLOAD_REFUSED, PAYLOAD_REFUSED);
        rig.queue(7);

        sender.step();
        assertThatThrownBy(sender::step).hasMessageContaining("dead letter queue");
        assertThat(rig.committable()).isEqualTo(7);
    }

    private void ambiguous(int times) {
        for (int i = 0; i < times; i++) {
            slack.answer(new SendResult.Ambiguous("HTTP 500"));
        }
    }

    @Test
    void whatIsNeitherTakenNorRefusedForTooLongIsADeadLetter() {
        ambiguous(5);
        rig.queue(7);
        rig.queue(8);
        rig.run(rig.impatient(rig.deadLetters));

        assertThat(reported).singleElement().asString().contains("logs-0@7", "retry.timeout.ms", "HTTP 500");
        assertThat(tally.get(Tally.Count.POSTED)).isOne();
        assertThat(rig.committable()).isEqualTo(100);
    }

    @Test
    void aRecordInPartsIsADeadLetterOnceIfOnePartIsGivenUpAndAnotherRefused() {
        ambiguous(5);
        slack.answer(PAYLOAD_REFUSED);
        slack.answer(PAYLOAD_REFUSED);
        rig.queueParts(7, 2);
        rig.run(rig.impatient(rig.deadLetters));

        assertThat(reported).singleElement().asString().contains("logs-0@7", "retry.timeout.ms");
        assertThat(tally.get(Tally.Count.REPORTED)).isOne();
        assertThat(rig.committable()).isEqualTo(100);
    }

    @Test
    void ifThatHappensTwiceInARowTheTaskFails() {
        ambiguous(100);
        rig.queue(7);
        rig.queue(8);
        Sender sender = rig.impatient(rig.deadLetters);

        assertThatThrownBy(() -> rig.run(sender))
                .hasMessageContaining("retry.timeout.ms")
                .hasMessageContaining("#alerts");
        assertThat(reported).hasSize(1);
        assertThat(rig.committable()).isEqualTo(8);
    }

    @Test
    void withoutADeadLetterQueueTheTaskFailsAfterTheTimeout() {
        ambiguous(100);
        rig.queue(7);
        Sender sender = rig.impatient(new DeadLetters(null));

        assertThatThrownBy(() -> rig.run(sender)).hasMessageContaining("retry.timeout.ms");
        assertThat(rig.committable()).isEqualTo(7);
    }
}
