package io.tocsin.slack.delivery;

import io.tocsin.slack.api.Envelope;
import io.tocsin.slack.api.Metadata;
import io.tocsin.slack.api.PostedMessage;
import io.tocsin.slack.api.ReadRequest;
import io.tocsin.slack.api.ReadResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands in a channel and in its threads, each message visible some time after it was posted. */
final class Timeline {
    private static final int PAGE = 3;

    /** The newest first. */
    private final List<Standing> standing = new ArrayList<>();

    private final Set<String> locked = new HashSet<>();
    private long lastMicros;

    /** @param threadTs of the message that it replies to; null in the channel itself */
    record Standing(
            String ts, @Nullable String threadTs, @Nullable Metadata metadata, Instant visible) {}

    /** Posts a message. */
    Standing post(Instant now, Duration lag, Envelope envelope) {
        lastMicros = Math.max(lastMicros + 1, now.toEpochMilli() * 1_000);
        String ts = String.format(Locale.ROOT, "%d.%06d", lastMicros / 1_000_000, lastMicros % 1_000_000);
        Standing one = new Standing(ts, envelope.threadTs(), envelope.metadata(), now.plus(lag));
        standing.add(0, one);
        return one;
    }

    /** A thread takes no more messages. */
    void lock(String threadTs) {
        locked.add(threadTs);
    }

    boolean isLocked(@Nullable String threadTs) {
        return threadTs != null && locked.contains(threadTs);
    }

    /** What goes with any of the messages. */
    Map<String, String> anyMetadata(SplittableRandom random) {
        Metadata any = standing.isEmpty()
                ? null
                : standing.get(random.nextInt(standing.size())).metadata();
        return any == null ? Map.of() : any.payload();
    }

    /** The message that began a thread. */
    Standing parent(String threadTs) {
        return standing.stream()
                .filter(one -> one.ts().equals(threadTs))
                .findFirst()
                .orElseThrow();
    }

    /** The newest message with this mark that stands in the channel itself, unless it takes no replies: then a thread begins anew. */
    Optional<String> newest(ThreadMark mark) {
        return standing.stream()
                .filter(one -> one.threadTs() == null)
                .filter(one -> ThreadMark.of(one.metadata()).equals(Optional.of(mark)))
                .findFirst()
                .filter(newest -> !isLocked(newest.ts()))
                .map(Standing::ts);
    }

    /** A page as Slack gives it; the cursor is the id of its first message. */
    ReadResult.Page read(ReadRequest request, Instant now) {
        List<PostedMessage> found = new ArrayList<>();
        boolean reached = request.cursor() == null;
        for (Standing one : inOrder(request, now)) {
            reached |= one.ts().equals(request.cursor());
            if (reached && found.size() == PAGE) {
                return new ReadResult.Page(found, one.ts());
            } else if (reached) {
                found.add(new PostedMessage(one.ts(), latestReply(one, now), one.metadata()));
            }
        }
        return new ReadResult.Page(found, null);
    }

    private List<Standing> inOrder(ReadRequest request, Instant now) {
        List<Standing> found = new ArrayList<>(standing.stream()
                .filter(one -> Objects.equals(one.threadTs(), request.threadTs())
                        && !one.visible().isAfter(now))
                .filter(one -> !PostedMessage.time(one.ts()).isBefore(request.oldest()))
                .toList());
        if (request.threadTs() == null) {
            return found;
        }
        Collections.reverse(found);
        return Stream.concat(Stream.of(parent(request.threadTs())), found.stream())
                .toList();
    }

    private @Nullable String latestReply(Standing first, Instant now) {
        return standing.stream()
                .filter(one ->
                        first.ts().equals(one.threadTs()) && !one.visible().isAfter(now))
                .map(Standing::ts)
                .findFirst()
                .orElse(null);
    }
}
