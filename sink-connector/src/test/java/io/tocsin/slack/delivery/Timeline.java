package io.tocsin.slack.delivery;

import io.tocsin.slack.api.Envelope;
import io.tocsin.slack.api.PostedMessage;
import io.tocsin.slack.api.ReadRequest;
import io.tocsin.slack.api.ReadResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What stands in a channel, each message visible some time after it was posted. */
final class Timeline {
    private static final int PAGE = 3;

    private final List<Standing> standing = new ArrayList<>();
    private long lastMicros;

    private record Standing(PostedMessage message, Instant visible) {}

    /** Posts a message; its id. */
    String post(Instant now, Duration lag, Envelope envelope) {
        lastMicros = Math.max(lastMicros + 1, now.toEpochMilli() * 1_000);
        String ts = String.format(Locale.ROOT, "%d.%06d", lastMicros / 1_000_000, lastMicros % 1_000_000);
        standing.add(0, new Standing(new PostedMessage(ts, null, envelope.metadata()), now.plus(lag)));
        return ts;
    }

    /** A page as Slack gives it; the cursor is the id of its first message. */
    ReadResult.Page read(ReadRequest request, Instant now) {
        List<PostedMessage> found = new ArrayList<>();
        for (Standing one : standing) {
            String cursor = request.cursor();
            boolean wanted = !one.visible().isAfter(now)
                    && !one.message().postedAt().isBefore(request.oldest())
                    && (cursor == null || one.message().ts().compareTo(cursor) <= 0);
            if (wanted && found.size() == PAGE) {
                return new ReadResult.Page(found, one.message().ts());
            } else if (wanted) {
                found.add(one.message());
            }
        }
        return new ReadResult.Page(found, null);
    }
}
