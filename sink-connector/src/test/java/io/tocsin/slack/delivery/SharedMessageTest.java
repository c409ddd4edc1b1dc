package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.message.SlackMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One record alone, and several that wait together. */
class SharedMessageTest {
    private final GatheringRig rig = GatheringRig.adaptive();
    private final ScriptedSlack slack = rig.slack;
    private final Tally tally = rig.tally;
    private final List<String> reported = rig.reported;

    @Test
    void aLoneRecordGoesAtOnceInAMessageOfItsOwn() {
        for (int i = 0; i < 3; i++) {
            rig.put("ERROR · shop", "text " + i);
            assertThat(rig.sender.step()).isZero();
        }

        assertThat(slack.sent).extracting(SlackMessage::plainText).containsExactly("text 0", "text 1", "text 2");
        assertThat(rig.committable()).isEqualTo(3);
    }

    @Test
    void recordsThatWaitShareAMessageIfTheyAreAlike() {
        rig.put("ERROR · shop", "first");
        rig.put("WARN · shop", "second");
        rig.put("ERROR · shop", "third");
        assertThat(rig.sender.step()).isZero();
        assertThat(rig.committable()).as("the second waits").isEqualTo(1);
        rig.sender.step();

        assertThat(rig.bodies().get(0))
                .contains("first", "third", "ERROR · shop · 2 messages")
                .doesNotContain("second");
        assertThat(slack.sent.get(1).plainText()).isEqualTo("second");
        assertThat(rig.committable()).isEqualTo(3);
        assertThat(tally.get(Tally.Count.MERGED)).isEqualTo(2);
    }

    @Test
    void aSharedMessageThatSlackRefusesIsTakenApart() {
        slack.refuse("bad");
        rig.put("ERROR · shop", "bad");
        rig.put("ERROR · shop", "good");
        for (int i = 0; i < 6; i++) {
            rig.sender.step();
        }

        assertThat(rig.committable()).isEqualTo(2);
        assertThat(reported).singleElement().asString().contains("logs-0@0");
        assertThat(slack.sent)
                .extracting(SlackMessage::plainText)
                .endsWith("bad", "bad", Queued.cannotBeShown(0), "bad", "good");
    }

    @Test
    void aRecordInPartsSharesNoMessage() {
        rig.put("ERROR · shop", "one");
        rig.putParts("ERROR · shop");
        rig.put("ERROR · shop", "two");

        rig.sender.step();
        rig.sender.step();
        assertThat(rig.bodies()).element(1).isEqualTo("\"part 1\"");
        assertThat(rig.committable()).isEqualTo(1);
        rig.sender.step();

        assertThat(rig.bodies()).hasSize(3).element(2).isEqualTo("\"part 2\"");
        assertThat(rig.committable()).isEqualTo(3);
    }

    @Test
    void inIndividualModeEachHasItsOwnMessageWhateverComes() {
        GatheringRig alone = new GatheringRig(Density.individual(), OnRefusal.HOLD);
        alone.putMany(150);
        alone.pass(Duration.ofSeconds(140));

        assertThat(alone.slack.sent).hasSize(149);
        alone.pass(Duration.ofSeconds(1));
        assertThat(alone.committable()).isEqualTo(150);
    }
}
