package io.tocsin.slack.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.message.SlackMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VigilTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private final Vigil<String> vigil = new Vigil<>(Duration.ofMinutes(15));

    private static Instant minute(int number) {
        return START.plus(Duration.ofMinutes(number));
    }

    private Instant now = START;

    /** Heartbeats can be read until that minute. */
    private void listen(int minute) {
        while (now.isBefore(minute(minute))) {
            vigil.listen(now);
            now = now.plusSeconds(1);
        }
        now = minute(minute);
        vigil.listen(now);
    }

    private Optional<String> hear(String group, int scanned, int written) {
        listen(written);
        return vigil.hear(new Heartbeat(group, minute(scanned), minute(written)), group + written);
    }

    private List<String> news(int minute) {
        listen(minute);
        return vigil.news().stream()
                .map(news -> news.notice().message().plainText())
                .toList();
    }

    @Test
    void ofTooManyLogGroupsNothingIsKept() {
        for (int group = 0; group < Vigil.MOST; group++) {
            assertThat(hear("/group/" + group, 0, 0)).isEmpty();
        }
        assertThat(hear("/one/too/many", 0, 0)).contains("/one/too/many0");

        assertThat(hear("/group/7", 1, 1)).contains("/group/70");
        assertThat(news(17)).singleElement().asString().contains("10000 log groups");
    }

    @Test
    void silenceIsToldOnceAndItsEndOnce() {
        hear("/payments", 0, 0);
        assertThat(news(14)).isEmpty();
        assertThat(news(16))
                .singleElement()
                .asString()
                .startsWith("No sign of a scan for 15 minutes: 1 log group\n/payments");
        assertThat(news(40)).isEmpty();

        hear("/payments", 41, 41);
        assertThat(news(41)).singleElement().asString().startsWith("Scanned again: 1 log group\n/payments");
        assertThat(news(42)).isEmpty();
        assertThat(news(60)).hasSize(1);
    }

    @Test
    void aHeartbeatThatSaysThatNothingIsScannedIsNoSignOfHealth() {
        hear("/payments", 0, 10);
        assertThat(news(14)).isEmpty();
        hear("/payments", 0, 16);
        assertThat(news(16)).singleElement().asString().contains("2026-11-22T10:00:00Z");
    }

    /** As one that a broker held up, or the first after a long downtime. */
    @Test
    void aHeartbeatOfAnOldScanAccusesNobodyByItself() {
        hear("/payments", 0, 60);
        assertThat(news(60)).isEmpty();
        hear("/payments", 61, 61);
        assertThat(news(75)).isEmpty();
        assertThat(news(77)).hasSize(1);
    }

    @Test
    void timeInWhichNothingCouldBeReadProvesNothing() {
        hear("/payments", 0, 0);
        listen(10);
        now = minute(60);
        assertThat(news(60)).isEmpty();
        assertThat(news(64)).isEmpty();
        assertThat(news(66)).hasSize(1);
    }

    @Test
    void afterAnInterruptionWhatWasWrittenMeanwhileIsReadFirst() {
        hear("/payments", 0, 0);
        listen(14);
        assertThat(news(15)).isEmpty();
        now = minute(60);
        vigil.listen(now);
        vigil.listen(now.plusSeconds(20));
        assertThat(vigil.news()).isEmpty();
        vigil.hear(new Heartbeat("/payments", minute(59), minute(59)), "newer");
        assertThat(news(70)).isEmpty();
    }

    @Test
    void whatIsNewestOfEachLogGroupIsKeptUntilItIsTold() {
        assertThat(hear("/a", 0, 0)).isEmpty();
        assertThat(hear("/b", 0, 0)).isEmpty();
        assertThat(hear("/a", 1, 1)).contains("/a0");

        listen(20);
        assertThat(vigil.news())
                .singleElement()
                .satisfies(news -> assertThat(news.kept()).containsExactly("/a1", "/b0"));
    }

    @Test
    void pausesAndPartitionsOfOthersAreNoSilence() {
        hear("/a", 0, 0);
        hear("/b", 0, 0);
        vigil.interrupt();
        now = minute(60);
        vigil.forget(kept -> kept.startsWith("/b"));
        assertThat(news(74)).isEmpty();

        assertThat(news(76)).singleElement().asString().contains("1 log group").contains("/a");
    }

    @Test
    void manyLogGroupsAreCounted() {
        for (int i = 0; i < 25; i++) {
            hear("/group" + i, 0, 0);
        }
        listen(60);
        SlackMessage message = vigil.news().get(0).notice().message();

        assertThat(message.body())
                .contains("25 log groups", "/group19", "and 5 more")
                .doesNotContain("/group20");
    }
}
