package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.message.SlackMessage;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a sender makes of each answer of Slack, and when it sends. */
class SenderTest {
    private static final SendResult PAYLOAD_REFUSED = new SendResult.PayloadRefused("invalid_blocks");

    private final IndividualRig rig = new IndividualRig();
    private final ManualClock clock = rig.clock;
    private final ScriptedSlack slack = rig.slack;
    private final Accounts accounts = rig.accounts;
    private final Outboxes outboxes = rig.outboxes;
    private final Tally tally = rig.tally;
    private final List<String> reported = rig.reported;

    @Test
    void withNothingToDoItIdles() {
        assertThat(rig.sender().step()).isEqualTo(Sender.IDLE);
    }

    @Test
    void whatIsDeliveredIsAccountedFor() {
        rig.queue(7);
        assertThat(rig.committable()).isEqualTo(7);

        rig.sender().step();

        assertThat(rig.committable()).isEqualTo(100);
        assertThat(accounts.takeProgress()).isTrue();
        assertThat(accounts.takeProgress()).isFalse();
        assertThat(tally.get(Tally.Count.POSTED)).isOne();
    }

    @Test
    void messagesGoAtThePace() {
        Sender sender = rig.sender();
        List.of(1L, 2L, 3L).forEach(rig::queue);

        assertThat(sender.step()).isZero();
        assertThat(sender.step()).isZero();
        assertThat(sender.step()).isEqualTo(Duration.ofSeconds(1));
        assertThat(slack.sent).hasSize(2);
    }

    @Test
    void aLimitIsWaitedForAndTheSameMessageSentAgain() {
        Sender sender = rig.sender();
        slack.answer(new SendResult.Limited(Duration.ofSeconds(30)));
        rig.queue(7);

        sender.step();
        assertThat(sender.step()).isEqualTo(Duration.ofSeconds(30));
        clock.advance(Duration.ofSeconds(30));
        sender.step();

        assertThat(slack.sent).extracting(SlackMessage::plainText).containsExactly("text 7", "text 7");
        assertThat(rig.committable()).isEqualTo(100);
    }

    @Test
    void anAmbiguousAnswerIsRetriedAfterWaitsThatGrow() {
        Sender sender = rig.sender();
        slack.answer(new SendResult.Ambiguous("HTTP 500"), new SendResult.Ambiguous("HTTP 500"));
        rig.queue(7);

        Duration first = sender.step();
        assertThat(first).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(sender.step()).as("not before its time").isEqualTo(first);
        clock.advance(first);
        assertThat(sender.step()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(rig.committable()).isEqualTo(7);
    }

    @Test
    void aRefusedLayoutIsSentAsPlainText() {
        Sender sender = rig.sender();
        slack.answer(PAYLOAD_REFUSED);
        rig.queue(7);

        sender.step();
        sender.step();

        assertThat(slack.sent.get(1).body()).contains("text 7").doesNotContain("blocks");
        assertThat(reported).isEmpty();
        assertThat(rig.committable()).isEqualTo(100);
    }

    @Test
    void aRecordInPartsIsAccountedForWithTheLast() {
        Sender sender = rig.sender();
        rig.queueParts(7, 2);

        sender.step();
        assertThat(rig.committable()).isEqualTo(7);
        sender.step();

        assertThat(slack.sent).extracting(SlackMessage::plainText).containsExactly("part 1", "part 2");
        assertThat(rig.committable()).isEqualTo(100);
    }

    @Test
    void theNextMessageHasItsLayoutAgain() {
        Sender sender = rig.sender();
        slack.refuse("text 7");
        rig.queue(7);
        rig.queue(8);
        rig.run(sender);

        assertThat(slack.sent.get(4).plainText()).isEqualTo("text 8");
        assertThat(slack.sent.get(4).body()).isEqualTo("{\"blocks\":[]}");
    }

    @Test
    void whatWasNotSentIsSentAgainAndIsNoMatterOfDoubt() {
        Sender sender = rig.sender();
        slack.answer(new SendResult.NotSent("UnknownHostException"), new SendResult.NotSent("ConnectException"));
        rig.queue(7);

        Duration first = sender.step();
        assertThat(first).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        clock.advance(first);
        assertThat(sender.step()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(tally.get(Tally.Count.NOT_SENT)).isEqualTo(2);
        assertThat(tally.get(Tally.Count.AMBIGUOUS)).isZero();
        assertThat(rig.committable()).isEqualTo(7);
    }

    @Test
    void anAnswerThatIsNotSlacksHolds() {
        Sender sender = rig.sender();
        slack.answer(new SendResult.Unrecognized("HTTP 413 '<html>'"));
        rig.queue(7);

        assertThat(sender.step()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
        assertThat(tally.get(Tally.Count.OTHER_REFUSED)).isOne();
        assertThat(rig.committable()).isEqualTo(7);
    }

    @Test
    void anAnswerThatIsNotSlacksStopsTheTaskIfSoSet() {
        Sender sender = rig.sender(OnRefusal.FAIL, rig.deadLetters);
        slack.answer(new SendResult.Unrecognized("HTTP 413 '<html>'"));
        rig.queue(7);

        assertThatThrownBy(sender::step).hasMessageContaining("HTTP 413").hasMessageContaining("proxy.url");
    }

    @Test
    void aRefusedChannelIsTriedAgainSlowly() {
        Sender sender = rig.sender();
        slack.answer(new SendResult.DestinationRefused("is_archived"));
        rig.queue(7);

        assertThat(sender.step()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
        assertThat(reported).isEmpty();
        assertThat(rig.committable()).isEqualTo(7);
    }

    @Test
    void aRefusedCredentialStopsTheTaskIfSoSet() {
        Sender sender = rig.sender(OnRefusal.FAIL, rig.deadLetters);
        slack.answer(new SendResult.CredentialRefused("invalid_auth"));
        rig.queue(7);

        assertThatThrownBy(sender::step).hasMessageContaining("invalid_auth").hasMessageContaining("#alerts");
        assertThat(reported).isEmpty();
    }

    @Test
    void whatAnAnswerSaysOfARevokedPartitionIsIgnored() {
        Sender sender = rig.sender(OnRefusal.FAIL, rig.deadLetters);
        slack.answer(new SendResult.CredentialRefused("invalid_auth"));
        slack.duringRequest = () -> outboxes.close(Set.of(IndividualRig.PARTITION));
        rig.queue(7);

        assertThat(sender.step()).isZero();
        assertThat(sender.step()).isEqualTo(Sender.IDLE);
    }

    @Test
    void aLateDeliveryOfAnEarlierAssignmentDoesNotAccountForTheNewOne() {
        Sender sender = rig.sender();
        slack.duringRequest = () -> {
            outboxes.close(Set.of(IndividualRig.PARTITION));
            rig.queue(7);
            slack.duringRequest = () -> {};
        };
        rig.queue(7);

        sender.step();
        assertThat(rig.committable()).isEqualTo(7);
        sender.step();
        assertThat(rig.committable()).isEqualTo(100);
    }
}
