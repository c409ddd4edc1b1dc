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
            payload.putAll(readBack.facts(letter));
        }
        return new Envelope(threadTs, payload.isEmpty() ? null : new Metadata(Stamp.EVENT_TYPE, payload));
    }
}
