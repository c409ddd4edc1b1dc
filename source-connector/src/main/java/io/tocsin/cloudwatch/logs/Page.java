package io.tocsin.cloudwatch.logs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer of FilterLogEvents. Only an absent token ends a scan: an empty page means nothing.
 *
 * @param events the matching events, in the order AWS sent them
 * @param nextToken asks for the next page; null when there is none
 * @param startedAt a moment on AWS's clock at or before which AWS began to serve this request: the {@code Date} header less
 *     the round trip and one second, since the header counts in seconds; milliseconds since the epoch
 */
public record Page(List<LogEvent> events, @Nullable String nextToken, long startedAt) {
    public Page {
        events = List.copyOf(events);
    }
}
