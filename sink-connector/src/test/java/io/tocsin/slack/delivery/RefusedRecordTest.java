package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.message.SlackMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;

/** Whether a record that Slack refuses is a dead letter, or all wait as it is not the record that is at fault. */
class RefusedRecordTest {
    private static final SendResult REFUSED = new SendResult.PayloadRefused("invalid_blocks");

    private final IndividualRig rig = new IndividualRig();
    private final ManualClock clock = rig.clock;
    private final ScriptedSlack slack = rig.slack;
    private final Tally tally = rig.tally;
    private final List<String> reported = rig.reported;

    private List<String> texts() {
        return slack.sent.stream().map(SlackMessage::plainText).toList();
    }

    @Test
    void aRecordIsADeadLetterOnceSlackHasTakenAMessageWithoutItsText() {
        slack.refuse("text 7");
        rig.queue(7);
        rig.queue(8);
        rig.run(rig.sender());

        assertThat(texts()).containsExactly("text 7", "text 7", Queued.cannotBeShown(7), "text 7", "text 8");
        assertThat(rig.committable()).isEqualTo(100);
        assertThat(reported).singleElement().asString().contains("logs-0@7", "plain text", "invalid_blocks");
        assertThat(tally.get(Tally.Count.REPORTED)).isOne();
    }

    @Test
    void severalInARowThatAreAtFaultDoNotBlock() {
        slack.refuse("text 1");
        List.of(10L, 11L, 12L, 13L, 20L).forEach(rig::queue);
        rig.run(rig.sender());

        assertThat(rig.committable()).isEqualTo(100);
        assertThat(reported).hasSize(4);
        assertThat(texts()).endsWith("text 20");
    }

    @Test
    void whileSlackRefusesAnyMessageAllIsHeld() {
        slack.refuse("");
        for (long offset = 1; offset <= 20; offset++) {
            rig.queue(offset);
        }
        Sender sender = rig.sender();
        for (int i = 0; i < 200; i++) {
            clock.advance(sender.step());
        }

        assertThat(rig.committable()).isEqualTo(1);
        assertThat(reported).isEmpty();
        assertThat(tally.get(Tally.Count.OTHER_REFUSED)).isGreaterThan(10);
        assertThat(tally.get(Tally.Count.POSTED)).isZero();
    }

    @Test
    void afterThatTheRecordsAreToldAsTheyWouldHaveBeen() {
        slack.answer(REFUSED, REFUSED, REFUSED);
        rig.queue(7);
        rig.queue(8);
        Sender sender = rig.sender();
        sender.step();
        sender.step();
        clock.advance(Duration.ofSeconds(1));
        assertThat(sender.step()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
        rig.run(sender);

        assertThat(rig.committable()).isEqualTo(100);
        assertThat(reported).isEmpty();
        assertThat(slack.sent.subList(3, 5))
                .extracting(SlackMessage::body)
                .containsExactly("{\"blocks\":[]}", "{\"blocks\":[]}");
    }

    @Test
    void whatIsTakenOnTheLastAttemptIsNoDeadLetter() {
        slack.answer(REFUSED, REFUSED, new SendResult.Delivered("1.1"), new SendResult.Delivered("1.2"));
        rig.queue(7);
        rig.run(rig.sender());

        assertThat(texts()).endsWith(Queued.cannotBeShown(7), "text 7");
        assertThat(rig.committable()).isEqualTo(100);
        assertThat(reported).isEmpty();
    }

    @Test
    void aRefusalOfAnyMessageStopsTheTaskIfSoSet() {
        slack.answer(REFUSED, REFUSED, REFUSED);
        rig.queue(7);
        Sender sender = rig.sender(OnRefusal.FAIL, rig.deadLetters);

        assertThatThrownBy(() -> rig.run(sender))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("#alerts")
                .hasMessageContaining("invalid_blocks");
        assertThat(rig.committable()).isEqualTo(7);
    }

    @Test
    void aRecordInPartsIsADeadLetterOnceHoweverManyAreRefused() {
        slack.refuse("part ");
        rig.queueParts(7, 2);
        rig.run(rig.sender());

        assertThat(rig.committable()).isEqualTo(100);
        assertThat(reported).hasSize(1);
        assertThat(tally.get(Tally.Count.REPORTED)).isEqualTo(1);
    }

    @Test
    void withoutADeadLetterQueueTheTaskFailsAndSaysWhatToDo() {
        slack.refuse("text 7");
        rig.queue(7);
        Sender sender = rig.sender(OnRefusal.HOLD, new DeadLetters(null));

        assertThatThrownBy(() -> rig.run(sender))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("logs-0@7")
                .hasMessageContaining("errors.deadletterqueue.topic.name");
        assertThat(rig.committable()).isEqualTo(7);
    }

    /** What the reporter was given, each of which is safe when the test says so. */
    private final List<CompletableFuture<Void>> written = new ArrayList<>();

    private final DeadLetters slow = new DeadLetters((record, error) -> {
        CompletableFuture<Void> future = new CompletableFuture<>();
        written.add(future);
        return future;
    });

    private void refuseSeven() {
        slack.refuse("text 7");
        rig.queue(7);
        rig.queue(8);
        rig.run(rig.sender(OnRefusal.HOLD, slow));
    }

    @Test
    void senderThreadsReportNothingAndTheQueueGoesOnMeanwhile() {
        refuseSeven();

        assertThat(written).isEmpty();
        assertThat(slow.isPending()).isTrue();
        assertThat(texts()).endsWith("text 8");
        assertThat(rig.committable()).isEqualTo(7);
    }

    @Test
    void aDeadLetterIsAccountedForWhenItIsSafe() {
        refuseSeven();

        assertThat(slow.reportQueued()).isFalse();
        assertThat(slow.reportQueued(Duration.ofMillis(1))).isFalse();
        assertThat(written).hasSize(1);
        assertThat(rig.committable()).isEqualTo(7);
        written.get(0).complete(null);
        assertThat(slow.reportQueued()).isTrue();

        assertThat(rig.committable()).isEqualTo(100);
        assertThat(slow.isPending()).isFalse();
    }

    @Test
    void aDeadLetterThatCannotBeWrittenEndsTheTaskAndIsNotAccountedFor() {
        refuseSeven();
        slow.reportQueued();
        written.get(0).completeExceptionally(new IllegalStateException("no broker"));
        assertThat(slow.reportQueued()).isFalse();

        assertThatThrownBy(slow::throwIfFailed)
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("logs-0@7")
                .hasMessageContaining("dead letter queue")
                .hasRootCauseMessage("no broker");
        assertThat(rig.committable()).isEqualTo(7);
    }

    @Test
    void aReporterThatToleratesNothingEndsTheTask() {
        DeadLetters intolerant = new DeadLetters((record, error) -> {
            throw new ConnectException("Tolerance exceeded");
        });
        slack.refuse("text 7");
        rig.queue(7);
        rig.run(rig.sender(OnRefusal.HOLD, intolerant));
        intolerant.reportQueued();

        assertThatThrownBy(intolerant::throwIfFailed).hasMessageContaining("Tolerance exceeded");
        assertThat(rig.committable()).isEqualTo(7);
    }

    @Test
    void whatWasTakenAwayIsAnothersToReport() {
        refuseSeven();
        rig.outboxes.close(Set.of(IndividualRig.PARTITION));
        slow.reportQueued();

        assertThat(written).isEmpty();
        assertThat(slow.isPending()).isFalse();
    }

    @Test
    void whatBecomesOfADeadLetterOfARevokedPartitionIsIgnored() {
        refuseSeven();
        slow.reportQueued();
        rig.outboxes.close(Set.of(IndividualRig.PARTITION));
        written.get(0).cancel(true);
        slow.reportQueued();

        slow.throwIfFailed();
        assertThat(slow.isPending()).isFalse();
    }
}
