package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.api.Envelope;
import io.tocsin.slack.api.PostedMessage;
import io.tocsin.slack.api.ReadRequest;
import io.tocsin.slack.api.ReadResult;
import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.api.SlackApi;
import io.tocsin.slack.message.Notice;
import io.tocsin.slack.message.SlackMessage;
import io.tocsin.slack.readback.ChannelRecall;
import io.tocsin.slack.readback.Stamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A notice stands for no records; with read-back it is known again by what it says, and taken for no other. */
class NoticeReadBackTest {
    private final ManualClock clock = new ManualClock();
    private final Outbox outbox = new Outbox(new Accounts(), "#alerts", Density.individual(), clock);
    private final List<String> sent = new ArrayList<>();
    /** What stands in the channel, the newest first. */
    private final List<PostedMessage> standing = new ArrayList<>();
    /** What happens to the next message: whether it is posted although nobody says so, or lost; nothing if all is well. */
    private Optional<Boolean> posted = Optional.empty();

    private Sender sender = sender();

    private final class Slack implements SlackApi {
        @Override
        public SendResult send(SlackMessage message, Envelope envelope) {
            sent.add(message.plainText());
            String ts = clock.instant().getEpochSecond() + ".00000" + sent.size();
            if (posted.orElse(true)) {
                standing.add(0, new PostedMessage(ts, null, envelope.metadata()));
            }
            SendResult result =
                    posted.isPresent() ? new SendResult.Ambiguous("HTTP 500") : new SendResult.Delivered(ts);
            posted = Optional.empty();
            return result;
        }

        @Override
        public ReadResult read(ReadRequest request) {
            return new ReadResult.Page(
                    standing.stream()
                            .filter(one -> !PostedMessage.time(one.ts()).isBefore(request.oldest()))
                            .toList(),
                    null);
        }

        @Override
        public void close() {}
    }

    private Sender sender() {
        Stamp.Issuer issuer = new Stamp.Issuer("sink", "1", 0);
        SlackApi slack = new Slack();
        ReadBackPolicy policy =
                new ReadBackPolicy(Duration.ofSeconds(1), Duration.ofDays(7), Duration.ZERO, Optional.empty());
        ReadBack readBack = new ReadBack(
                slack,
                issuer,
                new ChannelRecall(issuer),
                policy,
                new Pacer(clock, 50, 50),
                OnRefusal.HOLD,
                new Tally(),
                clock,
                new SplittableRandom(1));
        return new Sender(
                outbox,
                slack,
                new Pacer(clock, 50, 50),
                OnRefusal.HOLD,
                new DeadLetters(null),
                new Tally(),
                clock,
                Optional.empty(),
                readBack,
                null,
                new SplittableRandom(1));
    }

    @BeforeEach
    void sayOne() {
        say("Not scanned: one");
    }

    private void say(String what) {
        outbox.announce(new Notice(what, "#000000", List.of(), null, null, List.of()), List.of());
        for (int i = 0; i < 20; i++) {
            Duration wait = sender.step();
            clock.advance(wait.compareTo(Duration.ofMinutes(1)) > 0 ? Duration.ZERO : wait);
        }
    }

    @Test
    void oneThatWasLostIsNotTakenForTheOneBefore() {
        posted = Optional.of(false);
        say("Not scanned: two");

        assertThat(sent).containsExactly("Not scanned: one", "Not scanned: two", "Not scanned: two");
        assertThat(standing).hasSize(2);
    }

    @Test
    void oneThatWasLostIsNotTakenForOneOfAnEarlierTask() {
        sender = sender();
        posted = Optional.of(false);
        say("Not scanned: two");

        assertThat(sent).containsExactly("Not scanned: one", "Not scanned: two", "Not scanned: two");
    }

    @Test
    void oneThatStandsThereInSpiteOfAnErrorIsNotSentAgain() {
        posted = Optional.of(true);
        say("Not scanned: two");

        assertThat(sent).containsExactly("Not scanned: one", "Not scanned: two");
    }
}
