package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.api.Envelope;
import io.tocsin.slack.api.Metadata;
import io.tocsin.slack.api.ReadRequest;
import io.tocsin.slack.api.ReadResult;
import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.message.SlackMessage;
import io.tocsin.slack.readback.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Slack, with troubles that are drawn: it limits, fails before and after it has posted, refuses records, channels, threads and
 * credentials, is away, and takes a while to show what it has taken. It checks each request, and puts what it takes into the
 * {@link Books}.
 */
final class FaultySlack {
    /** How long tasks give it to show a message. */
    static final Duration LAG = Duration.ofSeconds(2);

    private final SplittableRandom random;
    private final ManualClock clock;
    private final Nature nature;
    private final Topic topic;
    private final Books books;
    private final ThreadRules threads;
    private final List<Channel> channels = new ArrayList<>();
    private final Consumer<SimulatedTask> meanwhile;
    private boolean faults = true;
    private boolean outage;
    private boolean inRequest;

    /**
     * A Slack.
     *
     * @param meanwhile what else happens while a request of that task is under way
     */
    FaultySlack(
            SplittableRandom random,
            ManualClock clock,
            Nature nature,
            Topic topic,
            Books books,
            ThreadRules threads,
            Consumer<SimulatedTask> meanwhile) {
        this.random = random;
        this.clock = clock;
        this.nature = nature;
        this.topic = topic;
        this.books = books;
        this.threads = threads;
        this.meanwhile = meanwhile;
    }

    void open(int number) {
        for (int i = 0; i < number; i++) {
            channels.add(new Channel(i, clock));
        }
    }

    List<Channel> channels() {
        return channels;
    }

    /** The channel that a record goes to. */
    int destination(String id) {
        return Math.floorMod(id.hashCode(), channels.size());
    }

    void setOutage(boolean away) {
        outage = away;
    }

    /** From now on nothing goes wrong. */
    void heal() {
        faults = false;
        outage = false;
    }

    /** Somebody posts a message with metadata that is damaged, or of no meaning. */
    void postNoise() {
        Channel channel = channels.get(random.nextInt(channels.size()));
        Map<String, String> payload = new HashMap<>(channel.timeline.anyMetadata(random));
        payload.remove("thread");
        payload.put("records_" + random.nextInt(3), "logs:0:" + random.nextInt(9) + "-" + random.nextInt(9));
        channel.timeline.post(clock.instant(), lag(), new Envelope(null, new Metadata(Stamp.EVENT_TYPE, payload)));
    }

    /** Slack's history. */
    ReadResult read(SimulatedTask by, Channel of, ReadRequest request) {
        of.checkMayBeRead();
        pass(by, 4);
        int dice = faults ? random.nextInt(12) : 10;
        if (outage) {
            return dice < 6 ? new ReadResult.Unavailable("HTTP 503") : new ReadResult.Refused("missing_scope");
        } else if (dice < 2) {
            return of.conceal(Duration.ofSeconds(1 + random.nextInt(30)));
        } else if (dice == 2) {
            return new ReadResult.Unavailable("reset");
        }
        return of.read(request);
    }

    /** Slack's answer to a message. */
    SendResult send(SimulatedTask by, Channel to, SlackMessage message, Envelope envelope) {
        to.checkMayBeWritten();
        threads.checkAge(to, envelope.threadTs());
        pass(by, 3);
        return answer(by, to, by.tell(to, message), envelope);
    }

    private void pass(SimulatedTask by, int oneIn) {
        if (!inRequest && faults && random.nextInt(oneIn) == 0) {
            inRequest = true;
            meanwhile.accept(by);
            inRequest = false;
        }
    }

    private SendResult answer(SimulatedTask by, Channel to, Telling telling, Envelope envelope) {
        int dice = faults ? random.nextInt(20) : 10;
        String thread = envelope.threadTs();
        if (thread != null && dice == 4) {
            to.timeline.lock(thread);
        }
        if (outage) {
            return away(telling);
        } else if (dice < 2) {
            return to.silence(Duration.ofSeconds(1 + random.nextInt(30)));
        } else if (to.timeline.isLocked(thread)) {
            return new SendResult.ThreadRefused("restricted_action_thread_locked");
        } else if (isRefused(telling)) {
            return new SendResult.PayloadRefused("invalid_blocks");
        } else if (!nature.calm() && dice == 2) {
            return new SendResult.Ambiguous("HTTP 500 before it was posted");
        }
        String ts = take(by, to, telling, envelope);
        if (!nature.calm() && faults && random.nextInt(20) == 0) {
            return to.silence(Duration.ofSeconds(1 + random.nextInt(30)));
        }
        boolean lost = dice == 3 || (thread != null && dice >= 5 && dice < 8);
        return !nature.calm() && lost
                ? new SendResult.Ambiguous("HTTP 500 after it was posted")
                : new SendResult.Delivered(ts);
    }

    private SendResult away(Telling telling) {
        return switch (random.nextInt(6)) {
            case 0 -> new SendResult.Ambiguous("HTTP 503");
            case 1 -> new SendResult.DestinationRefused("channel_is_archived");
            case 2 -> new SendResult.CredentialRefused("invalid_auth");
            case 3 -> new SendResult.NotSent("ConnectException");
            case 4 -> new SendResult.Unrecognized("HTTP 413");
            default -> {
                books.refuseAny(telling);
                yield new SendResult.PayloadRefused("invalid_payload");
            }
        };
    }

    private boolean isRefused(Telling telling) {
        Set<Word> words = telling.numbers() || telling.place() ? Set.of() : telling.words();
        return words.stream().map(Topic::id).anyMatch(topic::isPoison)
                || (telling.layout() && words.stream().map(Topic::id).anyMatch(topic::hasBadLayout));
    }

    /** Posts it; its id. */
    private String take(SimulatedTask by, Channel to, Telling telling, Envelope envelope) {
        threads.check(to, telling, envelope);
        assertThat(telling.words())
                .isNotEmpty()
                .allSatisfy(word -> assertThat(destination(Topic.id(word)))
                        .as("where %s goes", word)
                        .isEqualTo(to.number));
        books.post(telling);
        if (nature.isOrdered()) {
            by.posted(telling.words(), to.number);
        }
        Timeline.Standing standing = to.timeline.post(clock.instant(), lag(), envelope);
        books.stand(telling, isFoundSoon(to, standing));
        return standing.ts();
    }

    private Duration lag() {
        long most = nature.slowHistory() ? 10 * LAG.toMillis() : LAG.toMillis();
        return Duration.ofMillis(random.nextLong(most));
    }

    private boolean isFoundSoon(Channel to, Timeline.Standing one) {
        return !isPart(one.metadata())
                && !foundFrom(to, one).isAfter(clock.instant().plus(LAG));
    }

    /** Of several messages for the same records, the last alone says that they are told. */
    private static boolean isPart(@Nullable Metadata metadata) {
        return metadata != null && metadata.payload().containsKey(Stamp.PART);
    }

    /** A message in a thread is found by way of the thread's first one. */
    private static Instant foundFrom(Channel in, Timeline.Standing one) {
        Instant parent = one.threadTs() == null
                ? Instant.MIN
                : in.timeline.parent(one.threadTs()).visible();
        return one.visible().isAfter(parent) ? one.visible() : parent;
    }
}
