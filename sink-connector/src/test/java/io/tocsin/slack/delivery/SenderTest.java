package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.message.SlackMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

class SenderTest {
    private static final TopicPartition PARTITION = new TopicPartition("logs", 0);
    private static final SendResult PAYLOAD_REFUSED = new SendResult.PayloadRefused("invalid_blocks");

    private final ManualClock clock = new ManualClock();
    private final Accounts accounts = new Accounts();
    private final Outbox outbox = new Outbox(accounts, "#alerts", Density.individual(), clock);
    private final Outboxes outboxes = new Outboxes(accounts, List.of(outbox), clock);
    private final ScriptedSlack slack = new ScriptedSlack();
    private final Tally tally = new Tally();
    private final List<String> reported = new ArrayList<>();

    private final DeadLetters queue = new DeadLetters((record, error) -> {
        reported.add(error.getMessage());
        return CompletableFuture.completedFuture(null);
    });

    private Sender sender(OnRefusal onRefusal, DeadLetters deadLetters) {
        Pacer pacer = new Pacer(clock, 1, 2);
        return new Sender(
                outbox,
                slack,
                pacer,
                onRefusal,
                deadLetters,
                tally,
                clock,
                Optional.empty(),
                null,
                null,
                new SplittableRandom(1));
    }

    private Sender sender() {
        return sender(OnRefusal.HOLD, queue);
    }

    private void queue(long offset) {
        outbox.add(Queued.alone(claim(offset), "text " + offset));
    }

    private void queueParts(long offset, int parts) {
        List<SlackMessage> messages = IntStream.rangeClosed(1, parts)
                .mapToObj(part -> new SlackMessage("{\"blocks\":[]}", "part " + part))
                .toList();
        outbox.add(Pending.inParts(claim(offset), null, messages));
    }

    private Parcel claim(long offset) {
        SinkRecord record = new SinkRecord("logs", 0, null, null, null, "text", offset);
        return accounts.claim(Origin.of(record), record, 0).orElseThrow();
    }

    private long committable() {
        Map<TopicPartition, OffsetAndMetadata> current = Map.of(PARTITION, new OffsetAndMetadata(100));
        return Objects.requireNonNull(accounts.committable(current).get(PARTITION))
                .offset();
    }

    @Test
    void withNothingToDoItIdles() {
        assertThat(sender().step()).isEqualTo(Sender.IDLE);
    }

    @Test
    void whatIsDeliveredIsAccountedFor() {
        queue(7);
        assertThat(committable()).isEqualTo(7);

        sender().step();

        assertThat(committable()).isEqualTo(100);
        assertThat(accounts.takeProgress()).isTrue();
        assertThat(accounts.takeProgress()).isFalse();
        assertThat(tally.get(Tally.Count.POSTED)).isOne();
    }

    @Test
    void messagesGoAtThePace() {
        Sender sender = sender();
        List.of(1L, 2L, 3L).forEach(this::queue);

        assertThat(sender.step()).isZero();
        assertThat(sender.step()).isZero();
        assertThat(sender.step()).isEqualTo(Duration.ofSeconds(1));
        assertThat(slack.sent).hasSize(2);
    }

    @Test
    void aLimitIsWaitedForAndTheSameMessageSentAgain() {
        Sender sender = sender();
        slack.answer(new SendResult.Limited(Duration.ofSeconds(30)));
        queue(7);

        sender.step();
        assertThat(sender.step()).isEqualTo(Duration.ofSeconds(30));
        clock.advance(Duration.ofSeconds(30));
        sender.step();

        assertThat(slack.sent).extracting(SlackMessage::plainText).containsExactly("text 7", "text 7");
        assertThat(committable()).isEqualTo(100);
    }

    @Test
    void anAmbiguousAnswerIsRetriedAfterWaitsThatGrow() {
        Sender sender = sender();
        slack.answer(new SendResult.Ambiguous("HTTP 500"), new SendResult.Ambiguous("HTTP 500"));
        queue(7);

        Duration first = sender.step();
        assertThat(first).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(sender.step()).as("not before its time").isEqualTo(first);
        clock.advance(first);
        assertThat(sender.step()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(committable()).isEqualTo(7);
    }

    @Test
    void aRefusedLayoutIsSentAsPlainText() {
        Sender sender = sender();
        slack.answer(PAYLOAD_REFUSED);
        queue(7);

        sender.step();
        sender.step();

        assertThat(slack.sent.get(1).body()).contains("text 7").doesNotContain("blocks");
        assertThat(reported).isEmpty();
        assertThat(committable()).isEqualTo(100);
    }

    @Test
    void aRecordInPartsIsAccountedForWithTheLast() {
        Sender sender = sender();
        queueParts(7, 2);

        sender.step();
        assertThat(committable()).isEqualTo(7);
        sender.step();

        assertThat(slack.sent).extracting(SlackMessage::plainText).containsExactly("part 1", "part 2");
        assertThat(committable()).isEqualTo(100);
    }

    @Test
    void aRecordInPartsIsADeadLetterOnceHoweverManyAreRefused() {
        Sender sender = sender();
        slack.answer(PAYLOAD_REFUSED, PAYLOAD_REFUSED, PAYLOAD_REFUSED, PAYLOAD_REFUSED);
        queueParts(7, 2);
        for (int step = 0; step < 4; step++) {
            sender.step();
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(reported).hasSize(1);
        assertThat(tally.get(Tally.Count.REPORTED)).isEqualTo(1);
        assertThat(committable()).isEqualTo(100);
    }

    @Test
    void aMessageRefusedEvenAsPlainTextIsADeadLetter() {
        Sender sender = sender();
        slack.answer(PAYLOAD_REFUSED, PAYLOAD_REFUSED);
        queue(7);
        queue(8);

        sender.step();
        sender.step();

        assertThat(reported).singleElement().asString().contains("logs-0@7", "invalid_blocks");
        assertThat(committable()).isEqualTo(8);
    }

    @Test
    void theNextMessageHasItsLayoutAgain() {
        Sender sender = sender();
        slack.answer(PAYLOAD_REFUSED, PAYLOAD_REFUSED);
        queue(7);
        queue(8);

        sender.step();
        sender.step();
        clock.advance(Duration.ofSeconds(1));
        sender.step();

        assertThat(slack.sent.get(2).body()).isEqualTo("{\"blocks\":[]}");
    }

    @Test
    void withoutADeadLetterQueueTheTaskFailsAndSaysWhatToDo() {
        Sender sender = sender(OnRefusal.HOLD, new DeadLetters(null));
        slack.answer(PAYLOAD_REFUSED, PAYLOAD_REFUSED);
        queue(7);

        sender.step();
        assertThatThrownBy(sender::step)
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("logs-0@7")
                .hasMessageContaining("errors.deadletterqueue.topic.name");
        assertThat(committable()).isEqualTo(7);
    }

    @Test
    void aDeadLetterThatIsNotSafeIsNotAccountedFor() {
        DeadLetters broken = new DeadLetters(
                (record, error) -> CompletableFuture.failedFuture(new IllegalStateException("no broker")));
        Sender sender = sender(OnRefusal.HOLD, broken);
        slack.answer(PAYLOAD_REFUSED, PAYLOAD_REFUSED);
        queue(7);

        sender.step();
        assertThatThrownBy(sender::step).hasMessageContaining("dead letter queue");
        assertThat(committable()).isEqualTo(7);
    }

    @Test
    void aRefusedChannelIsTriedAgainSlowly() {
        Sender sender = sender();
        slack.answer(new SendResult.DestinationRefused("is_archived"));
        queue(7);

        assertThat(sender.step()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
        assertThat(reported).isEmpty();
        assertThat(committable()).isEqualTo(7);
    }

    @Test
    void aRefusedCredentialStopsTheTaskIfSoSet() {
        Sender sender = sender(OnRefusal.FAIL, queue);
        slack.answer(new SendResult.CredentialRefused("invalid_auth"));
        queue(7);

        assertThatThrownBy(sender::step).hasMessageContaining("invalid_auth").hasMessageContaining("#alerts");
        assertThat(reported).isEmpty();
    }

    @Test
    void whatAnAnswerSaysOfARevokedPartitionIsIgnored() {
        Sender sender = sender(OnRefusal.FAIL, queue);
        slack.answer(new SendResult.CredentialRefused("invalid_auth"));
        slack.duringRequest = () -> outboxes.close(Set.of(PARTITION));
        queue(7);

        assertThat(sender.step()).isZero();
        assertThat(sender.step()).isEqualTo(Sender.IDLE);
    }

    @Test
    void aLateDeliveryOfAnEarlierAssignmentDoesNotAccountForTheNewOne() {
        Sender sender = sender();
        slack.duringRequest = () -> {
            outboxes.close(Set.of(PARTITION));
            queue(7);
            slack.duringRequest = () -> {};
        };
        queue(7);

        sender.step();
        assertThat(committable()).isEqualTo(7);
        sender.step();
        assertThat(committable()).isEqualTo(100);
    }

    private Sender impatient(DeadLetters deadLetters) {
        return new Sender(
                outbox,
                slack,
                new Pacer(clock, 1, 2),
                OnRefusal.HOLD,
                deadLetters,
                tally,
                clock,
                Optional.of(Duration.ofMillis(7_400)),
                null,
                null,
                new SplittableRandom(1));
    }

    /** Until nothing is due. */
    private void run(Sender sender) {
        for (int i = 0; i < 100 && outbox.due() != null; i++) {
            clock.advance(sender.step());
        }
    }

    private void ambiguous(int times) {
        for (int i = 0; i < times; i++) {
            slack.answer(new SendResult.Ambiguous("HTTP 500"));
        }
    }

    @Test
    void whatIsNeitherTakenNorRefusedForTooLongIsADeadLetter() {
        ambiguous(5);
        queue(7);
        queue(8);
        run(impatient(queue));

        assertThat(reported).singleElement().asString().contains("logs-0@7", "retry.timeout.ms", "HTTP 500");
        assertThat(tally.get(Tally.Count.POSTED)).isOne();
        assertThat(committable()).isEqualTo(100);
    }

    @Test
    void aRecordInPartsIsADeadLetterOnceIfOnePartIsGivenUpAndAnotherRefused() {
        ambiguous(5);
        slack.answer(PAYLOAD_REFUSED);
        slack.answer(PAYLOAD_REFUSED);
        queueParts(7, 2);
        run(impatient(queue));

        assertThat(reported).singleElement().asString().contains("logs-0@7", "retry.timeout.ms");
        assertThat(tally.get(Tally.Count.REPORTED)).isOne();
        assertThat(committable()).isEqualTo(100);
    }

    @Test
    void ifThatHappensTwiceInARowTheTaskFails() {
        ambiguous(100);
        queue(7);
        queue(8);
        Sender sender = impatient(queue);

        assertThatThrownBy(() -> run(sender))
                .hasMessageContaining("retry.timeout.ms")
                .hasMessageContaining("#alerts");
        assertThat(reported).hasSize(1);
        assertThat(committable()).isEqualTo(8);
    }

    @Test
    void withoutADeadLetterQueueTheTaskFailsAfterTheTimeout() {
        ambiguous(100);
        queue(7);
        Sender sender = impatient(new DeadLetters(null));

        assertThatThrownBy(() -> run(sender)).hasMessageContaining("retry.timeout.ms");
        assertThat(committable()).isEqualTo(7);
    }
}
