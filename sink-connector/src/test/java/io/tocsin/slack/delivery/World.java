package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
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
    final ManualClock clock = new ManualClock();
    final Nature nature;
    final Topic topic = new Topic(clock.instant());
    final Books books;
    final ThreadRules threads;
    final FaultySlack slack;
    final Map<TopicPartition, Long> committed = new HashMap<>();
    private final List<SimulatedTask> tasks = new ArrayList<>();

    /**
     * A world.
     *
     * @param once whether channels are read back, so that what is visible there is not posted again
     */
    World(long seed, boolean once) {
        random = new SplittableRandom(seed);
        nature = Nature.draw(once, random);
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
        assertThat(isAllCommitted())
                .as("all is committed: %s of %s", committed, topic)
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
        assertThat(isAllCommitted()).isTrue();
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
        topic.makeAnew();
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
        switch (random.nextInt(20)) {
            case 0 -> slack.setOutage(!nature.calm() && random.nextInt(3) == 0);
            case 1 -> revoke(task);
            case 2 -> crash(task);
            case 3, 4 -> task.commit(random.nextInt(4) > 0);
            case 5, 6, 7, 8 -> task.poll();
            default -> task.step();
        }
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

    /** A digest that is under way when a partition is taken away tells of its records, and so does who has the partition then. */
    private void revoke(SimulatedTask task) {
        boolean toldTwice = nature.once() && !nature.isOrdered();
        if (nature.calm() || toldTwice || !tasks.contains(task) || task.context.assignment.isEmpty()) {
            return;
        }
        TopicPartition partition = task.context.assignment.iterator().next();
        task.commit(random.nextBoolean());
        task.close(partition);
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
        for (int i = 0; i < STEPS_TO_HEAL && !isAllCommitted(); i++) {
            SimulatedTask task = tasks.get(i % tasks.size());
            task.poll();
            Duration wait = task.step();
            task.commit(true);
            clock.advance(wait.compareTo(Duration.ofMinutes(5)) > 0 ? Duration.ofSeconds(1) : wait);
        }
    }

    private boolean isAllCommitted() {
        return topic.partitions().stream()
                .allMatch(partition -> committed.getOrDefault(partition, 0L) == topic.end(partition));
    }
}
