package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.slack.api.SendResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a message of which Slack says neither yes nor no for longer than {@code retry.timeout.ms}. */
class GivingUpTest {
    private final IndividualRig rig = new IndividualRig();
    private final ManualClock clock = rig.clock;
    private final ScriptedSlack slack = rig.slack;
    private final Tally tally = rig.tally;
    private final List<String> reported = rig.reported;

    private void ambiguous(int times) {
        for (int i = 0; i < times; i++) {
            slack.answer(new SendResult.Ambiguous("HTTP 500"));
        }
    }

    private void assertGivenUp(long offset) {
        assertThat(rig.committable()).isEqualTo(100);
        assertThat(reported).singleElement().asString().contains("logs-0@" + offset, "retry.timeout.ms");
    }

    @Test
    void whatIsNeitherTakenNorRefusedForTooLongIsADeadLetter() {
        ambiguous(5);
        rig.queue(7);
        rig.queue(8);
        rig.run(rig.impatient(rig.deadLetters));

        assertGivenUp(7);
        assertThat(reported).singleElement().asString().contains("HTTP 500");
        assertThat(tally.get(Tally.Count.POSTED)).isOne();
    }

    @Test
    void whatIsOutOfReachForTooLongIsADeadLetterToo() {
        for (int i = 0; i < 5; i++) {
            slack.answer(new SendResult.NotSent("ConnectException"));
        }
        rig.queue(7);
        rig.run(rig.impatient(rig.deadLetters));

        assertGivenUp(7);
    }

    @Test
    void waitsThatSlackAskedForDoNotCount() {
        for (int i = 0; i < 5; i++) {
            slack.answer(new SendResult.Ambiguous("HTTP 500"), new SendResult.Limited(Duration.ofMinutes(1)));
        }
        rig.queue(7);
        rig.run(rig.impatient(rig.deadLetters));

        assertGivenUp(7);
        assertThat(slack.sent).hasSize(9);
    }

    @Test
    void timeInWhichNothingIsTriedDoesNotCount() {
        ambiguous(5);
        rig.queue(7);
        Sender sender = rig.impatient(rig.deadLetters);
        for (int i = 0; i < 5; i++) {
            assertThat(reported).isEmpty();
            sender.step();
            clock.advance(Duration.ofHours(1));
            rig.committable();
        }

        assertGivenUp(7);
    }

    @Test
    void theTimeThatRequestsTakeCounts() {
        slack.duringRequest = () -> clock.advance(Duration.ofSeconds(7));
        ambiguous(2);
        rig.queue(7);
        Sender sender = rig.impatient(rig.deadLetters);
        rig.run(sender);

        assertGivenUp(7);
        assertThat(slack.sent).hasSize(2);
    }

    @Test
    void aRecordInPartsIsADeadLetterOnceIfOnePartIsGivenUpAndAnotherRefused() {
        ambiguous(5);
        slack.refuse("part 2");
        rig.queueParts(7, 2);
        rig.run(rig.impatient(rig.deadLetters));

        assertGivenUp(7);
        assertThat(tally.get(Tally.Count.REPORTED)).isOne();
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
        assertThat(rig.committable()).isEqualTo(8);
        assertThat(reported).hasSize(1);
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
