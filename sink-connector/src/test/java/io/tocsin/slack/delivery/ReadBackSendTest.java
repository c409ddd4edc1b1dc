package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.api.Envelope;
import io.tocsin.slack.api.PostedMessage;
import io.tocsin.slack.api.ReadRequest;
import io.tocsin.slack.api.ReadResult;
import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.api.SlackApi;
import io.tocsin.slack.message.SlackMessage;
import io.tocsin.slack.readback.ChannelRecall;
import io.tocsin.slack.readback.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Messages with metadata, before a Slack that does not take all of it, and one that posts although it says that it does not. */
class ReadBackSendTest {
    private static final Duration WINDOW = Duration.ofSeconds(30);
    private static final Duration LAG = Duration.ofSeconds(2);
    private static final Duration AFTER = Duration.ofSeconds(10);

    private final ManualClock clock = new ManualClock();
    private final Accounts accounts = new Accounts();
    private final Outbox outbox =
            new Outbox(accounts, "#alerts", new Density(DeliveryMode.DIGEST, WINDOW, 100, 1, Optional.empty()), clock);
    /** What stands in the channel, the newest first. */
    private final List<PostedMessage> standing = new ArrayList<>();
    /** What is answered instead of posting. */
    private Function<Envelope, @Nullable SendResult> refusal = envelope -> null;
    /** What is answered to the next message, which is posted all the same. */
    private @Nullable SendResult lie;

    private int reads;
    private long offset;

    private final class Slack implements SlackApi {
        @Override
        public SendResult send(SlackMessage message, Envelope envelope) {
            SendResult refused = refusal.apply(envelope);
            if (refused != null) {
                return refused;
            }
            String ts = clock.instant().getEpochSecond() + "." + (100_000 + standing.size());
            standing.add(0, new PostedMessage(ts, null, envelope.metadata()));
            SendResult answer = lie == null ? new SendResult.Delivered(ts) : lie;
            lie = null;
            return answer;
        }

        @Override
        public ReadResult read(ReadRequest request) {
            reads++;
            return new ReadResult.Page(
                    standing.stream()
                            .filter(one -> !PostedMessage.time(one.ts()).isBefore(request.oldest()))
                            .toList(),
                    null);
        }

        @Override
        public void close() {}
    }

    private final Sender sender = sender();

    private Sender sender() {
        Stamp.Issuer issuer = new Stamp.Issuer("sink", "1", 0);
        SlackApi slack = new Slack();
        ReadBack readBack = new ReadBack(
                slack,
                issuer,
                new ChannelRecall(issuer),
                new ReadBackPolicy(LAG, Duration.ofDays(7), Duration.ZERO, Optional.empty()),
                new Pacer(clock, 50, 50),
                OnRefusal.HOLD,
                new Tally(),
                clock,
                new SplittableRandom(1));
        return new Sender(
                outbox,
                slack,
                new Pacer(clock, 1, 50),
                OnRefusal.HOLD,
                new DeadLetters(null),
                new Tally(),
                clock,
                Optional.empty(),
                readBack,
                null,
                new SplittableRandom(1));
    }

    /** Lets the sender do what it wants to, for as long. */
    private void pass(Duration time) {
        Instant end = clock.instant().plus(time);
        Duration wait = sender.step();
        while (wait.isZero() || !clock.instant().plus(wait).isAfter(end)) {
            clock.advance(wait);
            wait = sender.step();
        }
        clock.advance(Duration.between(clock.instant(), end));
    }

    /** A digest of one record of each of so many partitions is due. */
    private void digest(int partitions) {
        offset++;
        for (int i = 0; i < partitions; i++) {
            Parcel parcel = Queued.parcel(accounts, new TopicPartition("logs", i), offset, 100);
            outbox.add(Pending.counted(parcel, Queued.gist("title", "text")));
        }
        clock.advance(WINDOW);
    }

    private int ranges(int message) {
        return Optional.ofNullable(standing.get(message).metadata())
                .map(metadata -> (int) IntStream.range(0, 300)
                        .filter(i -> metadata.payload().containsKey("records_" + i))
                        .count())
                .orElse(-1);
    }

    private static @Nullable SendResult tooLarge(Envelope envelope, int most) {
        int length = envelope.metadata() == null
                ? 0
                : String.join("", envelope.metadata().payload().values()).length();
        return length > most ? new SendResult.MetadataRefused("metadata_too_large") : null;
    }

    @Test
    void metadataThatIsTooLargeIsMadeSmallerAndStaysSo() {
        refusal = envelope -> tooLarge(envelope, 1_000);
        digest(60);
        pass(Duration.ofSeconds(1));
        assertThat(standing).hasSize(1);
        assertThat(ranges(0)).isBetween(8, 25);
        assertThat(outbox.records()).isZero();

        refusal = envelope -> {
            assertThat(tooLarge(envelope, 1_000)).as("sent in vain").isNull();
            return null;
        };
        digest(60);
        pass(Duration.ofSeconds(1));
        assertThat(ranges(0)).isBetween(8, 25);
    }

    @Test
    void aMessageWhoseMetadataIsRefusedWhateverItSaysGoesWithoutAny() {
        refusal = envelope -> tooLarge(envelope, 0);
        digest(60);
        pass(Duration.ofSeconds(1));

        assertThat(standing).hasSize(1);
        assertThat(standing.get(0).metadata()).isNull();
    }

    @Test
    void aMessageThatWasPostedInSpiteOfALimitIsNotSentAgain() {
        lie = new SendResult.Limited(AFTER);
        digest(2);
        pass(AFTER.plus(LAG));

        assertThat(standing).hasSize(1);
        assertThat(outbox.records()).isZero();
    }

    @Test
    void aMessageThatWasLimitedIsSentOnceTheTimeIsOverAndOneLookShowsItNowhere() {
        refusal = envelope -> new SendResult.Limited(AFTER);
        digest(2);
        pass(Duration.ofSeconds(1));
        refusal = envelope -> null;
        pass(AFTER);

        assertThat(standing).hasSize(1);
        assertThat(reads).isEqualTo(1);
    }
}
