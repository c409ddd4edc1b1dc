package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.api.Envelope;
import io.tocsin.slack.api.PostedMessage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** To which thread each record of a world belongs, and that its message went there. */
final class ThreadRules {
    private final Nature nature;
    private final ManualClock clock;
    /** Nobody posted anything for a while before the tasks of now began, and each partition stays with its task. */
    private boolean settled;
    /** Another task may have begun a thread that is not visible yet. */
    private boolean moved;

    ThreadRules(Nature nature, ManualClock clock) {
        this.nature = nature;
        this.clock = clock;
    }

    void settle() {
        settled = true;
    }

    void moved() {
        moved = true;
    }

    /** The name of the thread that a record goes to; a record of another partition goes to another one. */
    Optional<String> thread(String id) {
        boolean some = Math.floorMod(id.hashCode(), 17) % 4 > 0;
        return nature.threaded() && some ? Optional.of(id.substring(0, id.indexOf('@'))) : Optional.empty();
    }

    /** Checked as the request leaves: it may take a while. */
    void checkAge(Channel to, @Nullable String threadTs) {
        if (threadTs != null) {
            assertThat(isYoung(to.timeline.parent(threadTs).ts()))
                    .as("age of the thread")
                    .isTrue();
        }
    }

    void check(Channel to, Telling telling, Envelope envelope) {
        Optional<ThreadMark> mark = ThreadMark.of(envelope.metadata());
        for (Word word : telling.words()) {
            Optional<String> expected = telling.digest() ? Optional.empty() : thread(Topic.id(word));
            assertThat(mark.map(ThreadMark::hash)).as("thread of %s", word).isEqualTo(expected.map(ThreadMark::hash));
        }
        if (envelope.threadTs() != null) {
            Timeline.Standing parent = to.timeline.parent(envelope.threadTs());
            assertThat(parent.threadTs()).isNull();
            assertThat(ThreadMark.of(parent.metadata())).isEqualTo(mark);
        } else if (mark.isPresent() && ((nature.calm() && !moved) || settled)) {
            assertThat(to.timeline.newest(mark.get()).filter(this::isYoung))
                    .as("the thread begins although there is one")
                    .isEmpty();
        }
    }

    private boolean isYoung(String ts) {
        return PostedMessage.time(ts).plus(nature.threadAge()).isAfter(clock.instant());
    }
}
