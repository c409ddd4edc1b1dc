package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.api.Envelope;
import io.tocsin.slack.api.Metadata;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which thread each message goes to. */
class ThreadedSenderTest {
    private static final TopicPartition PARTITION = new TopicPartition("logs", 0);
    private static final Duration MAX_AGE = Duration.ofHours(1);
    private static final ReadResult.Page NOTHING = new ReadResult.Page(List.of(), null);
    private static final SendResult GONE = new SendResult.ThreadRefused("cannot_reply_to_message");

    private final ManualClock clock = new ManualClock();
    private final Accounts accounts = new Accounts();
    private final Deque<SendResult> answers = new ArrayDeque<>();
    private final List<Envelope> sent = new ArrayList<>();
    private final List<ReadRequest> asked = new ArrayList<>();
    private final Map<String, ReadResult> threads = new HashMap<>();
    private ReadResult history = NOTHING;
    private Outbox outbox = new Outbox(accounts, "#alerts", Density.individual(), clock);
    private long next;

    private final SlackApi slack = new SlackApi() {
        @Override
        public SendResult send(SlackMessage message, Envelope envelope) {
            sent.add(envelope);
            SendResult answer = answers.poll();
            return answer == null ? new SendResult.Delivered(ts(sent.size())) : answer;
        }

        @Override
        public ReadResult read(ReadRequest request) {
            asked.add(request);
            return request.threadTs() == null ? history : threads.getOrDefault(request.threadTs(), NOTHING);
        }

        @Override
        public void close() {}
    };

    /** The id of the n-th message. */
    private String ts(int number) {
        return clock.instant().getEpochSecond() + ".00000" + number;
    }

    private Sender sender(@Nullable ReadBack readBack) {
        DeadLetters none = new DeadLetters((record, error) -> CompletableFuture.completedFuture(null));
        Tally tally = new Tally();
        Threading threading = new Threading(slack, "sink", MAX_AGE, pacer(), tally, clock, new SplittableRandom(1));
        return new Sender(
                outbox,
                slack,
                pacer(),
                OnRefusal.HOLD,
                none,
                tally,
                clock,
                Optional.empty(),
                readBack,
                threading,
                new SplittableRandom(1));
    }

    private Pacer pacer() {
        return new Pacer(clock, 50, 50);
    }

    private void queue(@Nullable String thread) {
        outbox.add(Queued.titled(Queued.parcel(accounts, PARTITION, next++, 1), "title", "text")
                .in(Optional.ofNullable(thread)));
    }

    /** Until nothing is left, or it does not get on. */
    private void run(Sender sender) {
        for (int i = 0; i < 50 && outbox.records() > 0; i++) {
            clock.advance(sender.step());
        }
    }

    private List<@Nullable String> threadsOfSent() {
        return sent.stream().map(Envelope::threadTs).toList();
    }

    @Test
    void theFirstMessageOfANameStandsInTheChannelAndLaterOnesInItsThread() {
        queue("web");
        queue("api");
        queue("web");
        queue(null);
        queue("web");
        run(sender(null));

        assertThat(threadsOfSent()).containsExactly(null, null, ts(1), null, ts(1));
    }

    @Test
    void messagesOfThreadsCarryAHashOfTheNameAndOthersNothing() {
        queue("web");
        queue("web");
        queue(null);
        run(sender(null));

        Metadata mark = new Metadata("tocsin_message", Map.of("connector", "sink", "thread", ThreadMark.hash("web")));
        assertThat(sent).extracting(Envelope::metadata).containsExactly(mark, mark, null);
    }

    @Test
    void aThreadThatIsTooOldBeginsAnew() {
        Sender sender = sender(null);
        queue("web");
        run(sender);
        clock.advance(MAX_AGE.plusSeconds(1));
        queue("web");
        queue("web");
        run(sender);

        assertThat(threadsOfSent()).containsExactly(null, null, ts(2));
    }

    @Test
    void recordsOfDifferentThreadsShareNoMessage() {
        Density adaptive = new Density(DeliveryMode.ADAPTIVE, Duration.ofSeconds(30), 100, 10, Optional.empty());
        outbox = new Outbox(accounts, "#alerts", adaptive, clock);
        List.of("web", "api", "web", "api", "web").forEach(this::queue);
        queue(null);
        run(sender(null));

        assertThat(sent)
                .extracting(envelope -> ThreadMark.of(envelope.metadata()).map(ThreadMark::hash))
                .containsExactly(
                        Optional.of(ThreadMark.hash("web")), Optional.of(ThreadMark.hash("api")), Optional.empty());
    }

    @Test
    void aThreadThatTakesNoMoreBeginsAnew() {
        Sender sender = sender(null);
        queue("web");
        run(sender);
        answers.add(GONE);
        queue("web");
        queue("web");
        run(sender);

        assertThat(threadsOfSent()).containsExactly(null, ts(1), null, ts(3));
        assertThat(outbox.records()).isZero();
    }

    @Test
    void aRefusalOfThatKindWithoutAThreadIsTheChannels() {
        Sender sender = sender(null);
        answers.add(GONE);
        queue("web");
        Duration wait = sender.step();
        for (int i = 0; i < 5 && wait.isZero(); i++) {
            wait = sender.step();
        }

        assertThat(sent).hasSize(1);
        assertThat(wait).isGreaterThan(Duration.ofSeconds(5));
        assertThat(outbox.records()).isOne();
    }

    private PostedMessage first(String connector, String name, Duration ago) {
        ThreadMark mark = new ThreadMark(connector, ThreadMark.hash(name));
        String ts = clock.instant().minus(ago).getEpochSecond() + ".000100";
        return new PostedMessage(ts, null, new Metadata("tocsin_message", mark.payload()));
    }

    @Test
    void threadsOfAnEarlierTaskAreFoundInTheHistory() {
        PostedMessage newer = first("sink", "web", Duration.ofMinutes(10));
        PostedMessage older = first("sink", "web", Duration.ofMinutes(20));
        PostedMessage others = first("other", "api", Duration.ofMinutes(10));
        history = new ReadResult.Page(List.of(newer, others, older), null);
        Instant start = clock.instant();
        queue("web");
        queue("api");
        run(sender(null));

        assertThat(asked).containsExactly(ReadRequest.channel(start.minus(MAX_AGE)));
        assertThat(threadsOfSent()).containsExactly(newer.ts(), null);
    }

    @Test
    void afterPartitionsCameTheHistoryIsReadAgain() {
        Sender sender = sender(null);
        queue("web");
        run(sender);
        PostedMessage ofAnotherTask = first("sink", "api", Duration.ofMinutes(1));
        history = new ReadResult.Page(List.of(ofAnotherTask), null);
        queue("web");
        run(sender);
        assertThat(asked).hasSize(1);

        sender.assigned();
        queue("api");
        queue("web");
        run(sender);

        assertThat(asked).hasSize(2);
        assertThat(threadsOfSent()).containsExactly(null, ts(1), ofAnotherTask.ts(), ts(1));
    }

    @Test
    void withoutTheHistoryMessagesGoOn() {
        history = new ReadResult.Refused("missing_scope");
        queue("web");
        queue("web");
        run(sender(null));

        assertThat(asked).hasSize(1);
        assertThat(threadsOfSent()).containsExactly(null, ts(1));
    }

    @Test
    void aHistoryThatDoesNotComeIsNotAwaitedForLong() {
        history = new ReadResult.Unavailable("HTTP 503");
        Instant start = clock.instant();
        queue("web");
        run(sender(null));

        assertThat(sent).hasSize(1);
        assertThat(clock.instant())
                .isBetween(
                        start.plus(Threading.LONGEST),
                        start.plus(Threading.LONGEST.multipliedBy(2)).plusSeconds(1));
    }

    private ReadBack readBack() {
        Stamp.Issuer issuer = new Stamp.Issuer("sink", "1", 0);
        return new ReadBack(
                slack,
                issuer,
                new ChannelRecall(issuer),
                new ReadBackPolicy(Duration.ofSeconds(1), Duration.ofDays(7), MAX_AGE, Optional.empty()),
                pacer(),
                OnRefusal.HOLD,
                new Tally(),
                clock,
                new SplittableRandom(1));
    }

    @Test
    void aReplyOfWhichNobodyKnowsIsLookedForInItsThread() {
        Sender sender = sender(readBack());
        queue("web");
        run(sender);
        String first = ts(1);
        answers.add(new SendResult.Ambiguous("HTTP 500"));
        queue("web");
        for (int i = 0; i < 5 && sent.size() < 2; i++) {
            clock.advance(sender.step());
        }
        Envelope reply = sent.get(1);
        threads.put(first, new ReadResult.Page(List.of(new PostedMessage(ts(9), null, reply.metadata())), null));
        asked.clear();
        run(sender);

        assertThat(reply.threadTs()).isEqualTo(first);
        assertThat(sent).hasSize(2);
        assertThat(asked).extracting(ReadRequest::threadTs).containsOnly(first);
        assertThat(Objects.requireNonNull(reply.metadata()).payload()).containsKeys("epoch", "records_0", "thread");
    }

    @Test
    void aFirstMessageOfWhichNobodyKnewIsFoundAndBeginsItsThread() {
        Sender sender = sender(readBack());
        answers.add(new SendResult.Ambiguous("HTTP 500"));
        queue("web");
        for (int i = 0; i < 5 && sent.isEmpty(); i++) {
            clock.advance(sender.step());
        }
        String found = ts(7);
        history = new ReadResult.Page(
                List.of(new PostedMessage(found, null, sent.get(0).metadata())), null);
        queue("web");
        run(sender);

        assertThat(threadsOfSent()).containsExactly(null, found);
    }
}
