package io.tocsin.slack.delivery;

import io.tocsin.slack.api.Envelope;
import io.tocsin.slack.api.Metadata;
import io.tocsin.slack.readback.Stamp;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes what goes with a letter: the thread it goes to, and metadata by which it is known again. Used by one thread. */
final class Envelopes {
    private final @Nullable ReadBack readBack;
    private final @Nullable Threading threading;
    /** Characters of ranges that Slack takes, as far as is known. */
    private int room = Stamp.ROOM;
    /** Whether Slack takes no metadata at all. */
    private boolean bare;

    Envelopes(@Nullable ReadBack readBack, @Nullable Threading threading) {
        this.readBack = readBack;
        this.threading = threading;
    }

    Envelope of(Letter letter) {
        Map<String, String> payload = new HashMap<>();
        String threadTs = null;
        if (threading != null && letter.thread() != null) {
            payload.putAll(threading.mark(letter.thread()).payload());
            threadTs = threading.find(letter.thread());
        }
        if (readBack != null) {
            payload.putAll(readBack.facts(letter, room));
        }
        return new Envelope(threadTs, payload.isEmpty() || bare ? null : new Metadata(Stamp.EVENT_TYPE, payload));
    }

    /**
     * Slack refused the metadata of an envelope. How much it takes is not documented: from now on this goes with half as many ranges,
     * in the end with no metadata. What is left out is delivered at least once.
     *
     * @return false if there was no metadata
     */
    boolean shrink(Envelope refused) {
        if (refused.metadata() == null) {
            return false;
        }
        int ranges = Stamp.length(refused.metadata().payload());
        room = ranges / 2;
        bare = ranges == 0;
        return true;
    }
}
