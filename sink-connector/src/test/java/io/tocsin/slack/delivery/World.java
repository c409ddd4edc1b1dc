package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.api.Envelope;
import io.tocsin.slack.api.Metadata;
import io.tocsin.slack.api.PostedMessage;
import io.tocsin.slack.api.ReadRequest;
import io.tocsin.slack.api.ReadResult;
import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.message.Gist;
import io.tocsin.slack.message.SlackMessage;
import io.tocsin.slack.readback.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A topic, a Slack with faults, and tasks that crash, lose partitions and fail to commit, all drawn from a seed, on one thread
 * and a simulated clock. What happens during a request happens inside of {@code send}.
 */
final class World {
    /** How long tasks give Slack to show a message. */
    static final Duration LAG = Duration.ofSeconds(2);

    static final int MAX_RECORDS = 12;
    static final int MAX_POLL = 8;
    /** As many as a digest names. */
    private static final int MOST_KINDS = 60;

    private static final int EVENTS = 250;
    private static final int STEPS_TO_HEAL = 20_000;

    final boolean once;
    final SplittableRandom random;
    /** Whether Slack may take longer to show a message than it is given. */
    private final boolean slowHistory;

    String epoch = "1";
    /** Tells the logs apart that had the same offsets. */
    private int log;
    /** Records, with epoch and log, that stand in any message. */
    private final Set<String> standing = new HashSet<>();
    /** Records, with epoch and log, that stand in a message which is visible soon enough. */
    private final Set<String> visible = new HashSet<>();

    final ManualClock clock = new ManualClock();
    private final Instant start = clock.instant();
    final Map<TopicPartition, Integer> ends = new HashMap<>();
    final Map<TopicPartition, Long> committed = new HashMap<>();
    final List<Channel> channels = new ArrayList<>();
    /** Records that a transformation removed: the framework counts them, the task never sees them. */
    private final Set<String> filtered = new HashSet<>();

    /** How records are gathered into messages. */
    final Density density;

    private final Set<String> late = new HashSet<>();
    private final Set<String> poison = new HashSet<>();
    private final Set<String> badLayout = new HashSet<>();
    final Map<String, Integer> posted = new HashMap<>();
    final Set<String> reported = new HashSet<>();
    /** Records that stand in a digest which says no more than how many there are. */
    private final Set<String> numbered = new HashSet<>();

    final List<SimulatedTask> tasks = new ArrayList<>();
    /** Whether messages go to threads, and how old these get. */
    final boolean threaded;

    final Duration threadAge;

    /** No crash, no revocation, no ambiguous answer: then nothing may be repeated either. */
    private final boolean calm;

    private boolean faults = true;
    /** Nobody posted anything for a while before the tasks of now began, and each partition stays with its task. */
    private boolean settled;

    private boolean outage;
    private boolean inRequest;

    /**
     * A world.
     *
     * @param once whether channels are read back, so that what is visible there is not posted again
     */
    World(long seed, boolean once) {
        this.once = once;
        random = new SplittableRandom(seed);
        slowHistory = random.nextInt(4) == 0;
        calm = random.nextInt(5) == 0;
        threaded = random.nextBoolean();
        threadAge = Duration.ofMinutes(1 + random.nextInt(20));
        density = drawDensity();
        int destinations = 1 + random.nextInt(3);
        for (int i = 0; i < destinations; i++) {
            channels.add(new Channel(i, new Pacer(clock, 1, 3), new Pacer(clock, 5, 20)));
        }
        int partitions = 1 + random.nextInt(3);
        for (int i = 0; i < partitions; i++) {
            TopicPartition partition = new TopicPartition("logs", i);
            ends.put(partition, random.nextInt(isOrdered() ? 50 : MOST_KINDS / 3));
            committed.put(partition, 0L);
            drawRecords(partition);
        }
        int workers = 1 + random.nextInt(2);
        for (int i = 0; i < workers; i++) {
            tasks.add(new SimulatedTask(this));
        }
        ends.keySet().forEach(partition -> anyTask().open(partition));
    }

    private Density drawDensity() {
        DeliveryMode mode = List.of(DeliveryMode.values()).get(random.nextInt(3));
        Optional<Duration> lateAfter = random.nextInt(4) == 0 ? Optional.of(Duration.ofMinutes(30)) : Optional.empty();
        return new Density(
                mode,
                Duration.ofSeconds(1 + random.nextInt(60)),
                2 + random.nextInt(10),
                0.1 + random.nextInt(2),
                lateAfter);
    }

    /** Whether each record has a message of its own. */
    private boolean isOrdered() {
        return !density.gathers();
    }

    /** Of some records others may say the same, but each is of a kind of its own. */
    Gist gist(String id, Word word) {
        String title = "title " + "x".repeat(Math.floorMod(id.hashCode(), 3));
        Instant time = late.contains(id) ? start.minus(Duration.ofHours(1)) : null;
        String text = word + " and so on".repeat(15);
        return new Gist(title, null, text, text, null, "", time);
    }

    /** One of the destinations, each with a pace and limits of its own. */
    static final class Channel {
        final int number;
        final Pacer pacer;
        final Pacer readPacer;
        private final Timeline timeline = new Timeline();
        private Instant silentUntil = Instant.MIN;
        private Instant unreadUntil = Instant.MIN;

        private Channel(int number, Pacer pacer, Pacer readPacer) {
            this.readPacer = readPacer;
            this.number = number;
            this.pacer = pacer;
        }
    }

    private void drawRecords(TopicPartition partition) {
        for (int offset = 0; offset < ends.getOrDefault(partition, 0); offset++) {
            String id = id(partition, offset);
            switch (random.nextInt(20)) {
                case 0, 1 -> filtered.add(id);
                case 2 -> poison.add(id);
                case 3 -> badLayout.add(id);
                case 4, 5 -> late.add(id);
                default -> {}
            }
        }
    }

    static String id(TopicPartition partition, long offset) {
        return partition + "@" + offset;
    }

    boolean isFiltered(TopicPartition partition, long offset) {
        return filtered.contains(id(partition, offset));
    }

    /** The channel that a record goes to. */
    int destination(String id) {
        return Math.floorMod(id.hashCode(), channels.size());
    }

    void run() {
        for (int i = 0; i < EVENTS; i++) {
            event(anyTask());
            clock.advance(Duration.ofMillis(random.nextInt(3_000)));
        }
        heal();
        checkAllAccountedFor();
    }

    /** After {@link #run}, all comes again from the first record. */
    void replay() {
        faults = false;
        settled = true;
        clock.advance(Duration.ofMinutes(1));
        List.copyOf(tasks).forEach(task -> {
            tasks.remove(task);
            task.crash();
            tasks.add(new SimulatedTask(this));
        });
        committed.replaceAll((partition, offset) -> 0L);
        posted.clear();
        reported.clear();
        ends.keySet().forEach(partition -> anyTask().open(partition));
        heal();
        assertThat(isAllCommitted()).isTrue();
    }

    /** As {@link #replay}; what stands there already is not posted again. */
    void replayInTheSameEpoch() {
        Set<String> before = Set.copyOf(visible); // what was refused before may stand in another message now
        replay();
        assertThat(posted.keySet()).noneMatch(id -> before.contains(marked(id)));
    }

    /** As {@link #replay}, which posts all. */
    void replayInANewEpoch() {
        epoch = "2";
        replay();
        assertThat(posted.values()).allMatch(times -> times == 1);
        ends.forEach(this::checkCommitted);
    }

    /** As {@link #replay}, but the topic was made anew: the same offsets, other records. */
    void replayOfANewLog() {
        log++;
        replay();
        assertThat(posted.values()).allMatch(times -> times == 1);
        ends.forEach(this::checkCommitted);
    }

    private SimulatedTask anyTask() {
        return tasks.get(random.nextInt(tasks.size()));
    }

    private void event(SimulatedTask task) {
        switch (random.nextInt(20)) {
            case 0 -> outage = !calm && random.nextInt(3) == 0;
            case 1 -> revoke(task);
            case 2 -> crash(task);
            case 3, 4 -> task.commit(random.nextInt(4) > 0);
            case 5, 6, 7, 8 -> task.poll();
            default -> task.step();
        }
    }

    /** A digest that is under way when a partition is taken away tells of its records, and so does who has the partition then. */
    private void revoke(SimulatedTask task) {
        boolean toldTwice = once && density.gathers();
        if (calm || toldTwice || !tasks.contains(task) || task.context.assignment.isEmpty()) {
            return;
        }
        TopicPartition partition = task.context.assignment.iterator().next();
        task.commit(random.nextBoolean());
        task.close(partition);
        anyTask().open(partition);
    }

    /** One that has crashed may still have a request under way. */
    private void crash(SimulatedTask task) {
        if (calm || !tasks.contains(task)) {
            return;
        }
        List<TopicPartition> orphans = List.copyOf(task.context.assignment);
        tasks.remove(task);
        task.crash();
        tasks.add(new SimulatedTask(this));
        orphans.forEach(partition -> anyTask().open(partition));
    }

    /** Slack, with what else happens while a request is under way. */
    SendResult send(SimulatedTask by, Channel to, SlackMessage message, Envelope envelope) {
        assertThat(clock.instant()).as("Retry-After is obeyed").isAfterOrEqualTo(to.silentUntil);
        checkAge(to, envelope.threadTs());
        if (!inRequest && faults && random.nextInt(3) == 0) {
            inRequest = true;
            duringRequest(by);
            inRequest = false;
        }
        return answer(by, to, message, envelope);
    }

    /** Slack's history, with the same troubles. */
    ReadResult read(SimulatedTask by, Channel of, ReadRequest request) {
        assertThat(clock.instant()).as("Retry-After is obeyed").isAfterOrEqualTo(of.unreadUntil);
        if (!inRequest && faults && random.nextInt(4) == 0) {
            inRequest = true;
            duringRequest(by);
            inRequest = false;
        }
        int dice = faults ? random.nextInt(12) : 10;
        if (outage) {
            return dice < 6 ? new ReadResult.Unavailable("HTTP 503") : new ReadResult.Refused("missing_scope");
        } else if (dice < 2) {
            Duration after = Duration.ofSeconds(1 + random.nextInt(30));
            Instant end = clock.instant().plus(after);
            of.unreadUntil = end.isAfter(of.unreadUntil) ? end : of.unreadUntil;
            return new ReadResult.Limited(after);
        } else if (dice == 2) {
            return new ReadResult.Unavailable("reset");
        }
        return of.timeline.read(request, clock.instant());
    }

    long timestamp(long offset) {
        return start.minusSeconds(60).plusSeconds(offset / 3).plusSeconds(log).toEpochMilli();
    }

    private void duringRequest(SimulatedTask by) {
        clock.advance(Duration.ofMillis(random.nextInt(500)));
        switch (random.nextInt(5)) {
            case 0 -> revoke(by);
            case 1 -> crash(by);
            case 2 -> by.commit(random.nextBoolean());
            case 3 -> by.poll();
            default -> tasks.stream().filter(task -> task != by).forEach(SimulatedTask::step);
        }
    }

    private SendResult answer(SimulatedTask by, Channel to, SlackMessage message, Envelope envelope) {
        Set<Word> words = words(by, to, message);
        boolean numbers = Word.in(message.body()).isEmpty()
                && Word.in(message.plainText()).isEmpty();
        int dice = faults ? random.nextInt(20) : 10;
        String thread = envelope.threadTs();
        if (thread != null && dice == 4) {
            to.timeline.lock(thread);
        }
        if (outage) {
            return List.of(
                            new SendResult.Ambiguous("HTTP 503"),
                            new SendResult.DestinationRefused("channel_is_archived"),
                            new SendResult.CredentialRefused("invalid_auth"))
                    .get(random.nextInt(3));
        } else if (dice < 2) {
            Duration after = Duration.ofSeconds(1 + random.nextInt(30));
            Instant end = clock.instant().plus(after);
            to.silentUntil = end.isAfter(to.silentUntil) ? end : to.silentUntil;
            return new SendResult.Limited(after);
        } else if (to.timeline.isLocked(thread)) {
            return new SendResult.ThreadRefused("restricted_action_thread_locked");
        } else if (!numbers && isRefused(words, message)) {
            return new SendResult.PayloadRefused("invalid_blocks");
        } else if (!calm && dice == 2) {
            return new SendResult.Ambiguous("HTTP 500 before it was posted");
        }
        checkThread(to, words, numbers || message.plainText().contains("igest"), envelope);
        post(by, to, words, numbers);
        String ts = stand(to, words, envelope);
        boolean lost = dice == 3 || (thread != null && dice >= 5 && dice < 8);
        return !calm && lost ? new SendResult.Ambiguous("HTTP 500 after it was posted") : new SendResult.Delivered(ts);
    }

    private String marked(String id) {
        return epoch + " " + log + " " + id;
    }

    /** The name of the thread that a record goes to; a record of another partition goes to another one. */
    Optional<String> thread(String id) {
        boolean some = Math.floorMod(id.hashCode(), 17) % 4 > 0;
        return threaded && some ? Optional.of(id.substring(0, id.indexOf('@'))) : Optional.empty();
    }

    private void checkThread(Channel to, Set<Word> words, boolean digest, Envelope envelope) {
        Optional<ThreadMark> mark = ThreadMark.of(envelope.metadata());
        for (Word word : words) {
            Optional<String> expected = digest ? Optional.empty() : thread(id(word));
            assertThat(mark.map(ThreadMark::hash)).as("thread of %s", word).isEqualTo(expected.map(ThreadMark::hash));
        }
        if (envelope.threadTs() != null) {
            Timeline.Standing parent = to.timeline.parent(envelope.threadTs());
            assertThat(parent.threadTs()).isNull();
            assertThat(ThreadMark.of(parent.metadata())).isEqualTo(mark);
        } else if (mark.isPresent() && (calm || settled)) {
            assertThat(to.timeline.newest(mark.get()).filter(this::isYoung))
                    .as("the thread begins although there is one")
                    .isEmpty();
        }
    }

    /** Checked as the request leaves: it may take a while. */
    private void checkAge(Channel to, @Nullable String threadTs) {
        if (threadTs != null) {
            assertThat(isYoung(to.timeline.parent(threadTs).ts()))
                    .as("age of the thread")
                    .isTrue();
        }
    }

    private boolean isYoung(String ts) {
        return PostedMessage.time(ts).plus(threadAge).isAfter(clock.instant());
    }

    private String stand(Channel to, Set<Word> words, Envelope envelope) {
        Duration lag = Duration.ofMillis(random.nextLong(slowHistory ? 10 * LAG.toMillis() : LAG.toMillis()));
        Timeline.Standing standing = to.timeline.post(clock.instant(), lag, envelope);
        boolean isKnownAgain = !isPart(envelope.metadata());
        boolean soon =
                isKnownAgain && !foundFrom(to, standing).isAfter(clock.instant().plus(LAG));
        for (Word word : words) {
            String id = marked(id(word));
            assertThat(once && visible.contains(id))
                    .as("%s is posted although it is visible", id)
                    .isFalse();
            this.standing.add(id);
            if (soon) {
                visible.add(id);
            }
        }
        return standing.ts();
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

    /** What a message tells of; where it holds nothing but numbers, it is the same that was refused before. */
    private static Set<Word> words(SimulatedTask by, Channel to, SlackMessage message) {
        Set<Word> words = Word.in(message.body() + message.plainText());
        if (!words.isEmpty()) {
            by.told.put(to.number, words);
        }
        return by.told.getOrDefault(to.number, Set.of());
    }

    private boolean isRefused(Set<Word> words, SlackMessage message) {
        return words.stream().map(World::id).anyMatch(poison::contains)
                || (message.body().contains("blocks")
                        && words.stream().map(World::id).anyMatch(badLayout::contains));
    }

    private void post(SimulatedTask by, Channel to, Set<Word> words, boolean numbers) {
        assertThat(words).isNotEmpty();
        for (Word word : words) {
            String id = id(word);
            assertThat(destination(id)).as("where %s goes", id).isEqualTo(to.number);
            posted.merge(id, 1, Integer::sum);
            if (numbers) {
                numbered.add(id);
            }
        }
        if (isOrdered()) {
            by.posted(words, to.number);
        }
    }

    private static String id(Word word) {
        return id(new TopicPartition("logs", word.partition()), word.offset());
    }

    /** What a commit may never say: that a record is done which is neither posted nor reported. */
    void checkCommitted(TopicPartition partition, long offset) {
        for (long before = 0; before < offset; before++) {
            String id = id(partition, before);
            assertThat(isDone(id))
                    .as("%s is accounted for, as %s is committed", id, offset)
                    .isTrue();
        }
    }

    private boolean isDone(String id) {
        return filtered.contains(id)
                || posted.containsKey(id)
                || reported.contains(id)
                || (once && standing.contains(marked(id)));
    }

    private void heal() {
        faults = false;
        outage = false;
        for (int i = 0; i < STEPS_TO_HEAL && !isAllCommitted(); i++) {
            SimulatedTask task = tasks.get(i % tasks.size());
            task.poll();
            Duration wait = task.step();
            task.commit(true);
            clock.advance(wait.compareTo(Duration.ofMinutes(5)) > 0 ? Duration.ofSeconds(1) : wait);
        }
    }

    private boolean isAllCommitted() {
        return ends.entrySet().stream()
                .allMatch(end -> committed.getOrDefault(end.getKey(), 0L) == (long) end.getValue());
    }

    private void checkAllAccountedFor() {
        assertThat(isAllCommitted())
                .as("all is committed: %s of %s", committed, ends)
                .isTrue();
        ends.forEach(this::checkCommitted);
        assertThat(reported).as("only what Slack refuses is reported").allMatch(poison::contains);
        assertThat(posted.keySet())
                .as("what Slack refuses is not posted")
                .noneMatch(id -> poison.contains(id) && !numbered.contains(id));
        if (calm) {
            assertThat(posted.values())
                    .as("nothing is repeated without a cause")
                    .allMatch(times -> times == 1);
        }
    }

    private void checkCommitted(TopicPartition partition, Integer end) {
        checkCommitted(partition, (long) end);
    }
}
