package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.message.Gist;
import io.tocsin.slack.message.SlackMessage;
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

/**
 * A topic, a Slack with faults, and tasks that crash, lose partitions and fail to commit, all drawn from a seed, on one thread
 * and a simulated clock. What happens during a request happens inside of {@code send}.
 */
final class World {
    static final int MAX_RECORDS = 12;
    static final int MAX_POLL = 8;
    /** As many as a digest names. */
    private static final int MOST_KINDS = 60;

    private static final int EVENTS = 250;
    private static final int STEPS_TO_HEAL = 20_000;

    final SplittableRandom random;
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
    /** No crash, no revocation, no ambiguous answer: then nothing may be repeated either. */
    private final boolean calm;

    private boolean faults = true;
    private boolean outage;
    private boolean inRequest;

    World(long seed) {
        random = new SplittableRandom(seed);
        calm = random.nextInt(5) == 0;
        density = drawDensity();
        int destinations = 1 + random.nextInt(3);
        for (int i = 0; i < destinations; i++) {
            channels.add(new Channel(i, new Pacer(clock, 1, 3)));
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
        private Instant silentUntil = Instant.MIN;

        private Channel(int number, Pacer pacer) {
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

    private void revoke(SimulatedTask task) {
        if (calm || task.context.assignment.isEmpty()) {
            return;
        }
        TopicPartition partition = task.context.assignment.iterator().next();
        task.commit(random.nextBoolean());
        task.close(partition);
        anyTask().open(partition);
    }

    private void crash(SimulatedTask task) {
        if (calm) {
            return;
        }
        Set<TopicPartition> orphans = Set.copyOf(task.context.assignment);
        tasks.remove(task);
        task.crash();
        tasks.add(new SimulatedTask(this));
        orphans.forEach(partition -> anyTask().open(partition));
    }

    /** Slack, with what else happens while a request is under way. */
    SendResult send(SimulatedTask by, Channel to, SlackMessage message) {
        assertThat(clock.instant()).as("Retry-After is obeyed").isAfterOrEqualTo(to.silentUntil);
        if (!inRequest && faults && random.nextInt(3) == 0) {
            inRequest = true;
            duringRequest(by);
            inRequest = false;
        }
        return answer(by, to, message);
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

    private SendResult answer(SimulatedTask by, Channel to, SlackMessage message) {
        Set<Word> words = words(by, to, message);
        boolean numbers = Word.in(message.body()).isEmpty()
                && Word.in(message.plainText()).isEmpty();
        int dice = faults ? random.nextInt(20) : 10;
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
        } else if (!numbers && isRefused(words, message)) {
            return new SendResult.PayloadRefused("invalid_blocks");
        } else if (!calm && dice == 2) {
            return new SendResult.Ambiguous("HTTP 500 before it was posted");
        }
        post(by, to, words, numbers);
        return !calm && dice == 3
                ? new SendResult.Ambiguous("HTTP 500 after it was posted")
                : new SendResult.Delivered(null);
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
        return filtered.contains(id) || posted.containsKey(id) || reported.contains(id);
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
