package io.tocsin.slack.delivery;

import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.message.Gist;
import io.tocsin.slack.message.SlackMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;

/** Records that may share messages, and a clock that moves as the sender wishes. */
final class GatheringRig {
    static final TopicPartition ONE = new TopicPartition("logs", 0);
    static final TopicPartition TWO = new TopicPartition("logs", 1);
    static final SendResult REFUSED = new SendResult.PayloadRefused("invalid_blocks");
    static final Duration WINDOW = Duration.ofSeconds(30);
    static final Density ADAPTIVE =
            new Density(DeliveryMode.ADAPTIVE, WINDOW, 100, 1, Optional.of(Duration.ofHours(1)));
    private static final Pattern COUNT = Pattern.compile("\"text\":\"([0-9,]+) ×\"");

    private final DeliveryRig rig;
    final ManualClock clock;
    final Instant start;
    final Accounts accounts;
    final ScriptedSlack slack;
    final Tally tally;
    final List<String> reported;
    final Outbox outbox;
    final Outboxes outboxes;
    final Sender sender;
    /** The offset that the next record of the first partition will have. */
    long next;

    GatheringRig(Density density, OnRefusal onRefusal) {
        rig = new DeliveryRig(density, 9);
        clock = rig.clock;
        start = clock.instant();
        accounts = rig.accounts;
        slack = rig.slack;
        tally = rig.tally;
        reported = rig.reported;
        outbox = rig.outbox;
        outboxes = rig.outboxes;
        sender = rig.sender(onRefusal, rig.deadLetters);
    }

    static GatheringRig adaptive() {
        return new GatheringRig(ADAPTIVE, OnRefusal.HOLD);
    }

    void put(String title, String text) {
        put(Queued.gist(title, text));
    }

    void put(Gist gist) {
        put(ONE, next++, gist);
    }

    void put(TopicPartition partition, long offset, Gist gist) {
        Parcel parcel = Queued.parcel(accounts, partition, offset, 100);
        outbox.add(
                outbox.counts(gist) ? Pending.counted(parcel, gist) : Queued.titled(parcel, gist.title(), gist.text()));
    }

    /** So many of one kind. */
    void putMany(int count) {
        for (int i = 0; i < count; i++) {
            put("ERROR · shop", "order " + next + " failed");
        }
    }

    /** So many, each of a kind of its own. */
    void putKinds(int count) {
        for (int i = 0; i < count; i++) {
            put("title", "kind " + "x".repeat(i) + " and more words".repeat(20));
        }
    }

    /** A record whose text takes two messages. */
    void putParts(String title) {
        Gist gist = Queued.gist(title, "a long text");
        Parcel parcel = Queued.parcel(accounts, ONE, next++, 100);
        List<SlackMessage> parts = List.of(new SlackMessage("\"part 1\"", ""), new SlackMessage("\"part 2\"", ""));
        outbox.add(outbox.counts(gist) ? Pending.counted(parcel, gist) : Pending.inParts(parcel, gist, parts));
    }

    /** Lets the sender do what it wants to, for as long. */
    void pass(Duration time) {
        Instant end = clock.instant().plus(time);
        Duration wait = sender.step();
        while (wait.isZero() || !clock.instant().plus(wait).isAfter(end)) {
            clock.advance(wait);
            wait = sender.step();
        }
        clock.advance(Duration.between(clock.instant(), end));
    }

    long committable() {
        return committable(ONE, next);
    }

    long committable(TopicPartition partition, long reached) {
        return rig.committable(partition, reached);
    }

    List<String> bodies() {
        return slack.sent.stream().map(SlackMessage::body).toList();
    }

    /** How many records all digests count that were sent. */
    long counted() {
        return bodies().stream().mapToLong(GatheringRig::sum).sum();
    }

    /** How many records a digest counts. */
    static long sum(String body) {
        long sum = 0;
        Matcher count = COUNT.matcher(body);
        while (count.find()) {
            sum += Long.parseLong(count.group(1).replace(",", ""));
        }
        return sum;
    }
}
