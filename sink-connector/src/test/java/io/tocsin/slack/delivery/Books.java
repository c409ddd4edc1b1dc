package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** What has become of each record of a world, and that it is what may. */
final class Books {
    private final Nature nature;
    private final Topic topic;
    private final Map<String, Integer> posted = new HashMap<>();
    private final Set<String> reported = new HashSet<>();
    /** Records that stand in a digest which says no more than how many there are. */
    private final Set<String> numbered = new HashSet<>();
    /** Records, with epoch and log, that stand in any message. */
    private final Set<String> standing = new HashSet<>();
    /** Records, with epoch and log, that stand in a message which is visible soon enough. */
    private final Set<String> visible = new HashSet<>();

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
    }

    void report(String id) {
        reported.add(id);
    }

    /** Slack has taken a message. */
    void post(Telling telling) {
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
        for (Word word : telling.words()) {
            String id = marked(Topic.id(word));
            assertThat(nature.once() && visible.contains(id))
                    .as("%s is posted although it is visible", id)
                    .isFalse();
            standing.add(id);
            if (soon) {
                visible.add(id);
            }
        }
    }

    private String marked(String id) {
        return epoch + " " + topic.log() + " " + id;
    }

    /** With epoch and log. */
    Set<String> visible() {
        return Set.copyOf(visible);
    }

    /** Since {@link #beginAnew}, nothing was posted of what was visible before it. */
    void checkNoneAgain(Set<String> visibleBefore) {
        assertThat(posted.keySet()).noneMatch(id -> visibleBefore.contains(marked(id)));
    }

    void checkEachOnce() {
        assertThat(posted.values()).as("nothing is repeated without a cause").allMatch(times -> times == 1);
    }

    /** What a commit may never say: that a record is done which is neither posted nor reported. */
    void checkCommitted(TopicPartition partition, long offset) {
        for (long before = 0; before < offset; before++) {
            String id = Topic.id(partition, before);
            assertThat(topic.isFiltered(partition, before) || isDone(id))
                    .as("%s is accounted for, as %s is committed", id, offset)
                    .isTrue();
        }
    }

    private boolean isDone(String id) {
        return posted.containsKey(id) || reported.contains(id) || (nature.once() && standing.contains(marked(id)));
    }

    void checkAll() {
        checkAllCommitted();
        assertThat(reported).as("only what Slack refuses is reported").allMatch(topic::isPoison);
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
