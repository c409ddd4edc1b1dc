package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.apache.kafka.common.TopicPartition;

/**
 * A topic, a Slack with faults, and tasks that crash, lose partitions and fail to commit, all drawn from a seed, on one thread
 * and a simulated clock. What happens during a request happens inside of {@link FaultySlack#send}.
 */
final class World {
    static final int MAX_RECORDS = 12;
    static final int MAX_POLL = 8;
    /** As many as a digest names. */
    private static final int MOST_KINDS = 60;

    private static final int EVENTS = 250;
    private static final int STEPS_TO_HEAL = 20_000;

    final SplittableRandom random;
    final Fault fault;
    final ManualClock clock = new ManualClock();
    final Nature nature;
    final Topic topic;
    final Books books;
    final ThreadRules threads;
    final FaultySlack slack;
    final Map<TopicPartition, Long> committed = new HashMap<>();
    private final List<SimulatedTask> tasks = new ArrayList<>();
    private final Map<TopicPartition, Instant> stalled = new HashMap<>();

    /**
     * A world.
     *
     * @param once whether channels are read back, so that what is visible there is not posted again
     * @param fault what tasks get wrong
     */
    World(long seed, boolean once, Fault fault) {
        random = new SplittableRandom(seed);
        this.fault = fault;
        nature = Nature.draw(once, random);
        topic = new Topic(clock.instant(), nature.ahead());
        books = new Books(nature, topic);
        threads = new ThreadRules(nature, clock);
        slack = new FaultySlack(random, clock, nature, topic, books, threads, this::duringRequest);
        slack.open(1 + random.nextInt(3));
        int partitions = 1 + random.nextInt(3);
        for (int i = 0; i < partitions; i++) {
            TopicPartition partition = new TopicPartition("logs", i);
            topic.add(partition, random.nextInt(nature.isOrdered() ? 50 : MOST_KINDS / 3), random);
            committed.put(partition, 0L);
        }
        int workers = 1 + random.nextInt(2);
        for (int i = 0; i < workers; i++) {
            tasks.add(new SimulatedTask(this));
        }
        topic.partitions().forEach(partition -> anyTask().open(partition));
    }

    void run() {
        for (int i = 0; i < EVENTS; i++) {
            event(anyTask());
            clock.advance(Duration.ofMillis(random.nextInt(3_000)));
        }
        heal();
        assertThat(isSettled())
                .as("all is accounted for and committed: %s of %s", committed, topic)
                .isTrue();
        books.checkAll();
    }

    /** After {@link #run}, all comes again from the first record. */
    void replay() {
        slack.heal();
        threads.settle();
        clock.advance(Duration.ofMinutes(1));
        List.copyOf(tasks).forEach(this::replace);
        committed.replaceAll((partition, offset) -> 0L);
        books.beginAnew();
        topic.partitions().forEach(partition -> anyTask().open(partition));
        heal();
        assertThat(isSettled()).isTrue();
    }

    /** As {@link #replay}; what stands there already is not posted again. */
    void replayInTheSameEpoch() {
        Set<String> before = books.visible(); // what was refused before may stand in another message now
        replay();
        books.checkNoneAgain(before);
    }

    /** As {@link #replay}, which posts all. */
    void replayInANewEpoch() {
        books.beginEpoch("2");
        replayAll();
    }

    /** As {@link #replay}, but the topic was made anew: the same offsets, other records. */
    void replayOfANewLog() {
        topic.makeAnew(random);
        replayAll();
    }

    private void replayAll() {
        replay();
        books.checkEachOnce();
        books.checkAllCommitted();
    }

    private SimulatedTask anyTask() {
        return tasks.get(random.nextInt(tasks.size()));
    }

    private void event(SimulatedTask task) {
        switch (random.nextInt(48)) {
            case 0, 1 -> slack.setOutage(!nature.calm() && random.nextInt(3) == 0);
            case 2, 3 -> revoke(task);
            case 4, 5 -> crash(task);
            case 6 -> stop(task);
            case 7 -> cutOff();
            case 8 -> stall();
            case 9 -> slack.postNoise();
            case 10 -> beAway(task);
            case 11, 12, 13, 14 -> task.commit(random.nextInt(4) > 0);
            case 15, 16, 17, 18, 19, 20, 21, 22, 23, 24 -> task.poll();
            default -> task.step();
        }
    }

    private void duringRequest(SimulatedTask by) {
        clock.advance(Duration.ofMillis(random.nextInt(500)));
        switch (random.nextInt(6)) {
            case 0 -> revoke(by);
            case 1 -> crash(by);
            case 2 -> by.commit(random.nextBoolean());
            case 3 -> by.poll();
            case 4 -> cutOff();
            default -> tasks.stream().filter(task -> task != by).forEach(SimulatedTask::step);
        }
    }

    /** A log loses its end, or all of it, and other records come. */
    private void cutOff() {
        if (fault == Fault.TAKES_A_STALL_FOR_THE_END) {
            stall(); // what a log that was cut off may repeat would hide what this fault repeats
            return;
        }
        TopicPartition partition =
                topic.partitions().get(random.nextInt(topic.partitions().size()));
        int end = topic.end(partition);
        int from = random.nextInt(end + 1);
        topic.cutOff(partition, from, random.nextInt(end - from + 2), random);
        boolean toTheBeginning = random.nextBoolean();
        tasks.forEach(task -> task.cutOff(partition, from, toTheBeginning));
        books.cutOff();
    }

    /** Of a partition nothing comes for a while, though there is more. */
    private void stall() {
        topic.partitions().stream()
                .filter(partition -> random.nextBoolean())
                .forEach(partition -> stalled.put(partition, clock.instant().plusSeconds(random.nextInt(60))));
    }

    boolean isStalled(TopicPartition partition) {
        return stalled.getOrDefault(partition, Instant.MIN).isAfter(clock.instant());
    }

    /** A clean stop: commit, close; what senders do in between is up to them. */
    private void stop(SimulatedTask task) {
        if (tasks.contains(task)) {
            task.commit(true);
            task.step();
        }
        if (tasks.contains(task)) {
            List<TopicPartition> partitions = List.copyOf(task.context.assignment);
            partitions.forEach(task::close);
            replace(task);
            threads.moved();
            partitions.forEach(partition -> anyTask().open(partition));
        }
    }

    /** All workers are down for some time. */
    private void beAway(SimulatedTask task) {
        if (!nature.calm() && random.nextInt(4) == 0) {
            crash(task);
            clock.advance(Duration.ofMinutes(random.nextInt(40)));
        }
    }

    private void revoke(SimulatedTask task) {
        if (nature.calm() || !tasks.contains(task) || task.context.assignment.isEmpty()) {
            return;
        }
        TopicPartition partition = task.context.assignment.iterator().next();
        task.revoke(partition, random.nextBoolean());
        anyTask().open(partition);
    }

    /** One that has crashed may still have a request under way. */
    private void crash(SimulatedTask task) {
        if (nature.calm() || !tasks.contains(task)) {
            return;
        }
        List<TopicPartition> orphans = List.copyOf(task.context.assignment);
        replace(task);
        orphans.forEach(partition -> anyTask().open(partition));
    }

    private void replace(SimulatedTask task) {
        tasks.remove(task);
        task.crash();
        tasks.add(new SimulatedTask(this));
    }

    private void heal() {
        slack.heal();
        stalled.clear();
        for (int i = 0; i < STEPS_TO_HEAL && !isSettled(); i++) {
            SimulatedTask task = tasks.get(i % tasks.size());
            task.poll();
            Duration wait = task.step();
            task.commit(true);
            clock.advance(wait.compareTo(Duration.ofMinutes(5)) > 0 ? Duration.ofSeconds(1) : wait);
        }
    }

    private boolean isSettled() {
        return topic.partitions().stream().allMatch(this::isSettled);
    }

    /** A consumer that found a log cut off, with nothing behind, commits no less than before. */
    private boolean isSettled(TopicPartition partition) {
        long end = topic.end(partition);
        return LongStream.range(0, end).allMatch(offset -> books.isOver(partition, offset))
                && tasks.stream()
                        .anyMatch(task -> task.hasRead(partition)
                                && committed.getOrDefault(partition, 0L) == task.current(partition));
    }
}
