package io.tocsin.slack.delivery;

import io.tocsin.slack.readback.RecordRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records that a message stands for. */
interface Cargo {
    /** What the framework is to know of them once Slack has the message. */
    void account();

    /** Whether none of them is this task's any longer. */
    boolean isMoot();

    /** Those that can still be told one by one; none of those that are only counted. */
    List<Pending> pending();

    /** How many of them are only counted. */
    int counted();

    /** The timestamp of the oldest of them, in milliseconds; null if none has one. */
    @Nullable
    Long oldest();

    /** Which they are, for the message's metadata. */
    List<RecordRange> ranges();

    /** About how much memory they hold, in bytes. */
    long weight();
}
