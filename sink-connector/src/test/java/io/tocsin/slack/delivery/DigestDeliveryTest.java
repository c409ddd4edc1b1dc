package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.message.Gist;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;

/** When digests are told, in what words, and when what they count is accounted for. */
class DigestDeliveryTest {
    private static final Density WINDOWS =
            new Density(DeliveryMode.DIGEST, GatheringRig.WINDOW, 100, 1, Optional.empty());

    private final GatheringRig rig = GatheringRig.adaptive();
    private final ScriptedSlack slack = rig.slack;
    private final Tally tally = rig.tally;
    private final List<String> reported = rig.reported;

    @Test
    void inDigestModeEverythingIsToldOncePerWindow() {
        GatheringRig windowed = new GatheringRig(WINDOWS, OnRefusal.HOLD);
        windowed.put("ERROR · shop", "first");
        windowed.pass(Duration.ofSeconds(29));
        assertThat(windowed.slack.sent).isEmpty();
        windowed.put("ERROR · shop", "second");
        windowed.pass(Duration.ofSeconds(1));
        assertThat(windowed.bodies()).singleElement().asString().contains("Digest · 2 records of 2 kinds");

        windowed.put("ERROR · shop", "third");
        windowed.pass(GatheringRig.WINDOW);
        assertThat(windowed.slack.sent).hasSize(2);
        assertThat(windowed.committable()).isEqualTo(3);
    }

    @Test
    void whatIsLateIsToldApart() {
        Gist old = new Gist("", "ERROR · shop", null, "old", "old", null, "", rig.start.minus(Duration.ofHours(2)));
        Gist recent = new Gist(
                "", "ERROR · shop", null, "recent", "recent", null, "", rig.start.minus(Duration.ofMinutes(2)));
        rig.put(old);
        rig.put(recent);
        rig.put(old);
        rig.sender.step();
        assertThat(slack.sent.get(0).plainText()).isEqualTo("recent");
        assertThat(rig.committable()).isZero();
        rig.pass(Duration.ofSeconds(5));

        assertThat(rig.bodies().get(1)).contains("Late digest · 2 records of 1 kind");
        assertThat(rig.committable()).isEqualTo(3);
    }

    @Test
    void aDigestOfSeveralMessagesIsAccountedForWithTheLast() {
        rig.putKinds(150);
        slack.answer(new SendResult.Delivered(null), new SendResult.Ambiguous("HTTP 500"));
        rig.pass(Duration.ofSeconds(2));
        assertThat(rig.bodies().get(0)).contains("(1 of ");
        assertThat(rig.committable()).isZero();
        rig.pass(Duration.ofSeconds(30));

        assertThat(rig.committable()).isEqualTo(150);
        assertThat(rig.bodies().stream().distinct().mapToLong(GatheringRig::sum).sum())
                .isEqualTo(150);
        assertThat(tally.get(Tally.Count.DIGESTED)).isEqualTo(150);
    }

    @Test
    void aDigestThatSlackRefusesIsToldInPlainerWordsAndNeverGivenUp() {
        slack.answer(GatheringRig.REFUSED, GatheringRig.REFUSED, GatheringRig.REFUSED);
        rig.putMany(100);
        rig.pass(Duration.ofSeconds(10));

        assertThat(slack.sent).hasSize(3);
        assertThat(slack.sent.get(1).body()).contains("order 0 failed").doesNotContain("blocks");
        assertThat(slack.sent.get(2).plainText()).isEqualTo("Digest · 100 records of 1 kind");
        assertThat(rig.committable()).isZero();
        rig.pass(Duration.ofSeconds(30));
        assertThat(rig.committable()).isEqualTo(100);
        assertThat(reported).isEmpty();
    }

    @Test
    void aDigestThatSlackRefusesToTheEndStopsTheTaskIfSoSet() {
        GatheringRig failing = new GatheringRig(GatheringRig.ADAPTIVE, OnRefusal.FAIL);
        failing.slack.answer(GatheringRig.REFUSED, GatheringRig.REFUSED, GatheringRig.REFUSED);
        failing.putMany(100);

        assertThatThrownBy(() -> failing.pass(Duration.ofSeconds(10)))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("holds nothing of a record");
        assertThat(failing.committable()).isZero();
    }

    @Test
    void aDigestThatWasBegunIsDroppedWithItsPartitions() {
        rig.putKinds(150);
        slack.answer(new SendResult.Delivered(null), new SendResult.Ambiguous("HTTP 500"));
        rig.pass(Duration.ofSeconds(2));
        rig.outboxes.close(Set.of(GatheringRig.ONE));
        int sent = slack.sent.size();
        rig.pass(Duration.ofMinutes(1));

        assertThat(slack.sent).hasSize(sent);
    }
}
