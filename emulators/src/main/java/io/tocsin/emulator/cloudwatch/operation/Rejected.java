package io.tocsin.emulator.cloudwatch.operation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tocsin.emulator.cloudwatch.store.Ingestion;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of a batch that are not taken, because they are too old or too new, while the others are. The names are the
 * API's.
 *
 * @param tooOldLogEventEndIndex of the first event that is not too old, or null if none is
 * @param tooNewLogEventStartIndex of the first event that is too new, or null if none is
 */
record Rejected(
        @Nullable Integer tooOldLogEventEndIndex, @Nullable Integer tooNewLogEventStartIndex) {
    private static final long OLDEST = Duration.ofDays(14).toMillis();
    private static final long NEWEST = Duration.ofHours(2).toMillis();

    /**
     * @param batch in chronological order
     * @param now milliseconds since the epoch
     */
    static Rejected of(List<Ingestion.Input> batch, long now) {
        int start = firstAtOrAfter(batch, now - OLDEST);
        int end = firstAtOrAfter(batch, now + NEWEST + 1);
        return new Rejected(
                start == 0 ? null : Integer.valueOf(start), end == batch.size() ? null : Integer.valueOf(end));
    }

    @JsonIgnore
    boolean isEmpty() {
        return tooOldLogEventEndIndex == null && tooNewLogEventStartIndex == null;
    }

    List<Ingestion.Input> accepted(List<Ingestion.Input> batch) {
        int start = tooOldLogEventEndIndex == null ? 0 : tooOldLogEventEndIndex;
        return batch.subList(start, tooNewLogEventStartIndex == null ? batch.size() : tooNewLogEventStartIndex);
    }

    private static int firstAtOrAfter(List<Ingestion.Input> batch, long timestamp) {
        int index = 0;
        while (index < batch.size() && batch.get(index).timestamp() < timestamp) {
            index++;
        }
        return index;
    }
}
