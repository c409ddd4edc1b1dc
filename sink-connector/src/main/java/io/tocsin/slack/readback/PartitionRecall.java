package io.tocsin.slack.readback;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Tells which records of one partition already stand in one channel, as they come again in the order of their offsets.
 *
 * <p>Where a message stands for several records, the first of them cannot tell: the range is followed to its end, and if it then
 * is not the same (a topic made anew, other settings), everything followed has to come again and is new.
 */
final class PartitionRecall {
    private final PostedRanges posted;
    private @Nullable Follow follow;
    private long predecessor = Coverage.NONE;
    /** What comes again because of a mistake: from here, up to and with {@link #againTo}. Nothing if the former is higher. */
    private long againFrom;

    private long againTo = Coverage.NONE;

    PartitionRecall(PostedRanges posted) {
        this.posted = posted;
    }

    /** A record that comes for the first time, or {@link #isAgain again}. */
    Answer ask(long offset, @Nullable Long timestamp) {
        againFrom = Math.max(againFrom, offset + 1);
        Answer answer = decide(offset, timestamp);
        if (answer.verdict() != Answer.Verdict.MISTAKEN) {
            predecessor = offset;
        }
        posted.forgetBefore(floor().orElse(offset));
        return answer;
    }

    private Answer decide(long offset, @Nullable Long timestamp) {
        if (follow == null) {
            follow = posted.beginningAt(offset)
                    .map(range -> new Follow(range, offset, predecessor))
                    .orElse(null);
        }
        if (follow == null) {
            return Answer.fresh(predecessor);
        }
        follow.add(offset, timestamp);
        return offset < follow.last() ? Answer.followed() : conclude(follow, offset, timestamp);
    }

    private Answer conclude(Follow ended, long offset, @Nullable Long timestamp) {
        follow = null;
        if (ended.holds()) {
            return Answer.found(ended.count());
        }
        posted.remove(ended.posted());
        // A single record is at hand, so another range can be tried at once.
        return ended.first() == offset ? decide(offset, timestamp) : Answer.mistaken(goBack(ended));
    }

    /** Whether a record was followed before, and now comes again because it was not what it seemed. */
    boolean isAgain(long offset) {
        return againFrom <= offset && offset <= againTo;
    }

    /**
     * All before this offset has come, or never will. If what is followed should have ended before, it is not what it seemed.
     *
     * @return where to go back to
     */
    OptionalLong passed(long offset) {
        againFrom = Math.max(againFrom, offset);
        return follow != null && follow.last() < offset ? giveUp() : OptionalLong.empty();
    }

    /** What is followed is taken not to be what it seemed; where to go back to, if anything is. */
    OptionalLong giveUp() {
        if (follow == null) {
            return OptionalLong.empty();
        }
        Follow ended = follow;
        follow = null;
        posted.remove(ended.posted());
        return OptionalLong.of(goBack(ended));
    }

    private long goBack(Follow ended) {
        againFrom = ended.first();
        againTo = Math.max(againTo, ended.reached());
        predecessor = ended.predecessor();
        return ended.first();
    }

    /** The first record of which it is not settled what becomes of it, if there is one; no commit may go beyond. */
    OptionalLong floor() {
        long floor = againFrom <= againTo ? againFrom : Long.MAX_VALUE;
        if (follow != null) {
            floor = Math.min(floor, follow.first());
        }
        return floor == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(floor);
    }
}
