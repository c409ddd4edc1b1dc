package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** What has become of each record of a world, and that it is what may. */
final class Books {
    private final Nature nature;
    private final Topic topic;
    private final Map<String, Integer> posted = new HashMap<>();
    private final Set<String> reported = new HashSet<>();
    /** Records that Slack refused while it refused any message, since it last took one in their place. */
    private final Set<String> refusedWithAny = new HashSet<>();
    /** Records that stand in a digest which says no more than how many there are. */
    private final Set<String> numbered = new HashSet<>();
    /** Records, with epoch, that stand in any message. */
    private final Set<String> standing = new HashSet<>();
    /** Records, with epoch, that stand in a message which is visible soon enough. */
    private final Set<String> visible = new HashSet<>();
    /** What each message told of. */
    private final List<Telling> told = new ArrayList<>();
    /** Records that may be told again, as delivery-guarantees.md says. */
    private final Set<String> mayRepeat = new HashSet<>();
    /** Records that the consumer never brought, as their log was cut off below what was committed. */
    private final Set<String> neverBrought = new HashSet<>();

    private String epoch = "1";

    Books(Nature nature, Topic topic) {
        this.nature = nature;
        this.topic = topic;
    }

    String epoch() {
        return epoch;
    }

    void beginEpoch(String name) {
        epoch = name;
    }

    /** Forgets what was posted and reported so far, but not what stands. */
    void beginAnew() {
        posted.clear();
        reported.clear();
        neverBrought.clear();
    }

    /** The dead letter queue has a record. */
    void report(String id) {
        reported.add(id);
    }

    /** Slack, which refuses any message now, has refused one. */
    void refuseAny(Telling telling) {
        telling.words().forEach(word -> refusedWithAny.add(Topic.id(word)));
    }

    /** Slack has taken a message. */
    void post(Telling telling) {
        telling.words().forEach(word -> refusedWithAny.remove(Topic.id(word)));
        if (telling.place()) {
            return;
        }
        for (Word word : telling.words()) {
            String id = Topic.id(word);
            posted.merge(id, 1, Integer::sum);
            if (telling.numbers()) {
                numbered.add(id);
            }
        }
    }

    /**
     * A message stands there.
     *
     * @param soon whether it is visible soon enough to be known again
     */
    void stand(Telling telling, boolean soon) {
        if (telling.place()) {
            return;
        }
        told.add(telling);
        noteCut(telling);
        for (Word word : telling.words()) {
            String id = marked(Topic.id(word));
            assertThat(nature.once() && visible.contains(id) && !mayRepeat.contains(Topic.id(word)))
                    .as("%s is posted although it is visible", id)
                    .isFalse();
            standing.add(id);
            if (soon) {
                visible.add(id);
            }
        }
    }

    /** A log was cut off: what its messages say of a range cannot be compared any more, if the range went on beyond. */
    void cutOff() {
        told.forEach(this::noteCut);
    }

    private void noteCut(Telling telling) {
        Set<Integer> cut = new HashSet<>();
        telling.words().stream().filter(word -> !topic.isThere(word)).forEach(word -> cut.add(word.partition()));
        telling.words().stream()
                .filter(word -> cut.contains(word.partition()))
                .map(Topic::id)
                .forEach(mayRepeat::add);
    }

    boolean mayRepeat(String id) {
        return mayRepeat.contains(id);
    }

    /** A digest tells of records whose partition was taken away meanwhile, and so does who has them now. */
    void mayRepeat(Set<String> ids) {
        mayRepeat.addAll(ids);
    }

    void mayRepeatAll(TopicPartition partition) {
        for (long offset = 0; offset < topic.end(partition); offset++) {
            mayRepeat.add(topic.id(partition, offset));
        }
    }

    /**
     * A consumer begins there, so what was written before and is not accounted for is never brought.
     *
     * @param taken what was brought to its task before
     */
    void begin(TopicPartition partition, long offset, Set<String> taken) {
        for (long before = 0; before < Math.min(offset, topic.end(partition)); before++) {
            String id = topic.id(partition, before);
            if (!isDone(id) && !taken.contains(id)) {
                neverBrought.add(id);
            }
        }
    }

    private String marked(String id) {
        return epoch + " " + id;
    }

    /** With epoch. */
    Set<String> visible() {
        return Set.copyOf(visible);
    }

    /** Since {@link #beginAnew}, nothing was posted of what was visible before it. */
    void checkNoneAgain(Set<String> visibleBefore) {
        assertThat(posted.keySet()).noneMatch(id -> visibleBefore.contains(marked(id)) && !mayRepeat.contains(id));
    }

    void checkEachOnce() {
        assertThat(posted.entrySet())
                .as("nothing is repeated without a cause")
                .allMatch(times -> times.getValue() == 1 || mayRepeat.contains(times.getKey()));
    }

    /** What a commit may never say: that a record is done which is neither posted nor reported. */
    void checkCommitted(TopicPartition partition, long offset) {
        for (long before = 0; before < Math.min(offset, topic.end(partition)); before++) {
            assertThat(isOver(partition, before))
                    .as("%s is accounted for, as %s is committed", topic.id(partition, before), offset)
                    .isTrue();
        }
    }

    /** Whether nothing is left to be done with the record that stands there. */
    boolean isOver(TopicPartition partition, long offset) {
        String id = topic.id(partition, offset);
        return topic.isFiltered(partition, offset) || isDone(id) || neverBrought.contains(id);
    }

    private boolean isDone(String id) {
        return posted.containsKey(id) || reported.contains(id) || (nature.once() && standing.contains(marked(id)));
    }

    void checkAll() {
        checkAllCommitted();
        assertThat(reported)
                .as("only what Slack refuses is reported")
                .allMatch(id -> topic.isPoison(id) || refusedWithAny.contains(id));
        assertThat(posted.keySet())
                .as("what Slack refuses is not posted")
                .noneMatch(id -> topic.isPoison(id) && !numbered.contains(id));
        if (nature.calm()) {
            checkEachOnce();
        }
    }

    void checkAllCommitted() {
        topic.partitions().forEach(partition -> checkCommitted(partition, topic.end(partition)));
    }
}
