package io.tocsin.slack.readback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;

/**
 * One partition's records, some of which came to a channel and were posted in messages of one or several; a restart, after which
 * they come again from a commit that may lie within a message, as another channel may have been slower.
 */
final class RecallWorld {
    private static final TopicPartition PARTITION = new TopicPartition("logs", 0);
    private static final Stamp.Issuer ISSUER = new Stamp.Issuer("sink", "1", 7);
    private static final int GOES_BACK_AT_MOST = 1_000;

    private final SplittableRandom random;
    private final int end;
    /** Timestamps of the records of this channel, by offset. */
    private final Map<Long, Long> records = new HashMap<>();

    private final NavigableSet<Long> posted = new TreeSet<>();
    private final List<Stamp> history = new ArrayList<>();

    private final Set<Long> found = new HashSet<>();
    private final Set<Long> fresh = new HashSet<>();
    private final List<Long> followed = new ArrayList<>();
    private long start;
    private long seen = -1;

    RecallWorld(long seed) {
        random = new SplittableRandom(seed);
        end = 1 + random.nextInt(60);
        for (long offset = 0; offset < end; offset++) {
            if (random.nextInt(4) > 0) {
                records.put(offset, 1_000 + offset / 3);
            }
        }
        post();
    }

    /** Messages take records in order, but those of two kinds may overtake each other. */
    private void post() {
        Map<Integer, Coverage> open = new HashMap<>();
        Map<Integer, List<Long>> members = new HashMap<>();
        long predecessor = Coverage.NONE;
        for (long offset : new TreeSet<>(records.keySet())) {
            int kind = random.nextInt(3) / 2;
            open.computeIfAbsent(kind, any -> new Coverage()).add(PARTITION, offset, predecessor, records.get(offset));
            members.computeIfAbsent(kind, any -> new ArrayList<>()).add(offset);
            predecessor = offset;
            if (random.nextInt(3) == 0) {
                send(open.remove(kind), members.remove(kind));
            }
        }
    }

    private void send(Coverage coverage, List<Long> offsets) {
        if (random.nextInt(8) > 0) {
            history.add(Stamp.of(ISSUER, coverage.ranges()));
            posted.addAll(offsets);
        }
    }

    void run() {
        switch (random.nextInt(5)) {
            case 0 -> anotherTopic();
            case 1 -> anotherRouting();
            case 2 -> anotherEpoch();
            default -> {
                comeAgain(ISSUER, random.nextInt(end));
                assertThat(found).isEqualTo(come(posted));
                assertThat(fresh).isEqualTo(come(without(posted)));
            }
        }
    }

    /** The same offsets, but of another log: nothing of it was posted. */
    private void anotherTopic() {
        records.replaceAll((offset, time) -> time + 1_000_000);
        comeAgain(ISSUER, random.nextInt(end));
        assertThat(found).isEmpty();
        assertThat(fresh).isEqualTo(come(records.keySet()));
    }

    /** Other records than before come to the channel: those that never did must be posted, and none is lost. */
    private void anotherRouting() {
        for (long offset = 0; offset < end; offset++) {
            if (random.nextInt(10) == 0 && records.remove(offset) == null) {
                records.put(offset, 1_000 + offset / 3);
            }
        }
        comeAgain(new Stamp.Issuer("sink", "1", 8), random.nextInt(end));
        assertThat(fresh).containsAll(come(without(posted)));
        Set<Long> settled = new HashSet<>(found);
        settled.addAll(fresh);
        assertThat(settled).isEqualTo(come(records.keySet()));
    }

    private void anotherEpoch() {
        comeAgain(new Stamp.Issuer("sink", "2", 7), random.nextInt(end));
        assertThat(found).isEmpty();
        assertThat(fresh).isEqualTo(come(records.keySet()));
    }

    private Set<Long> without(Set<Long> some) {
        Set<Long> rest = new HashSet<>(records.keySet());
        rest.removeAll(some);
        return rest;
    }

    /** Those that come again, as {@link #start} is the commit. */
    private Set<Long> come(Set<Long> offsets) {
        Set<Long> come = new HashSet<>(offsets);
        come.removeIf(offset -> offset < start || !records.containsKey(offset));
        return come;
    }

    private void comeAgain(Stamp.Issuer issuer, long commit) {
        start = commit;
        ChannelRecall recall = new ChannelRecall(issuer);
        recall.ask(PARTITION, commit, null, TimestampType.CREATE_TIME);
        recall.tell(recall.wanted(), history);
        long position = commit;
        int rewinds = 0;
        while (position < end || recall.floor(PARTITION).isPresent()) {
            OptionalLong back = position < end ? deliver(recall, position) : ended(recall);
            assertThat(rewinds += back.isPresent() ? 1 : 0).isLessThan(GOES_BACK_AT_MOST);
            position = back.orElse(position + 1);
            if (back.isPresent()) {
                followed.clear();
            }
            checkFloor(recall);
        }
    }

    private OptionalLong ended(ChannelRecall recall) {
        OptionalLong back = random.nextBoolean() ? recall.passed(PARTITION, end) : recall.giveUp(PARTITION);
        return back.isPresent() ? back : recall.passed(PARTITION, end);
    }

    private OptionalLong deliver(ChannelRecall recall, long offset) {
        OptionalLong back = recall.passed(PARTITION, offset);
        boolean known = offset <= seen && !recall.isAgain(PARTITION, offset);
        if (back.isPresent() || known || !records.containsKey(offset)) {
            return back;
        }
        seen = Math.max(seen, offset);
        Answer answer = recall.ask(PARTITION, offset, records.get(offset), TimestampType.CREATE_TIME);
        switch (answer.verdict()) {
            case NEW ->
                assertThat(fresh.add(offset)).as("%s is new once", offset).isTrue();
            case FOLLOWED -> followed.add(offset);
            case FOUND -> {
                followed.add(offset);
                assertThat(answer.count()).isEqualTo(followed.size());
                found.addAll(followed);
                followed.clear();
            }
            case MISTAKEN -> {
                return OptionalLong.of(answer.offset());
            }
            case UNREAD -> throw new AssertionError("The history was read");
        }
        return OptionalLong.empty();
    }

    /** Nothing that is neither found nor new may be committed. */
    private void checkFloor(ChannelRecall recall) {
        long floor = recall.floor(PARTITION).orElse(Long.MAX_VALUE);
        for (long offset : records.keySet()) {
            if (start <= offset && offset <= seen && offset < floor) {
                assertThat(found.contains(offset) || fresh.contains(offset))
                        .as("%s is settled, as it is before %s", offset, floor)
                        .isTrue();
            }
        }
    }
}
