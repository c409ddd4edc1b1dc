package io.tocsin.slack.message;

import io.tocsin.slack.record.HeaderText;
import java.util.Map;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record's headers, restored as far as {@link HeaderText} can, without their secrets, looked at when first asked for. Of several
 * with one name, the last counts.
 */
final class Headers {
    private final SinkRecord record;
    private final PlainValues plain;
    private @Nullable ReadableMap all;

    Headers(SinkRecord record, PlainValues plain) {
        this.record = record;
        this.plain = plain;
    }

    Map<String, @Nullable Object> all() {
        if (all == null) {
            all = new ReadableMap();
            for (Header header : record.headers()) {
                all.put(plain.name(header.key()), plain.of(header.key(), HeaderText.value(header)));
            }
        }
        return all;
    }

    @Nullable
    Object get(String name) {
        return all().get(name);
    }
}
