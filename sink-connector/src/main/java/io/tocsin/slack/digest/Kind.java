package io.tocsin.slack.digest;

import io.tocsin.slack.message.Gist;
import io.tocsin.slack.message.Item;
import io.tocsin.slack.message.Severity;
import org.jspecify.annotations.Nullable;

/** Records that are alike, counted, and one of them as a sample. */
final class Kind {
    private static final int SAMPLE = 400;
    private static final long OVERHEAD = 400;

    private final String key;
    private final String title;
    private final @Nullable Severity severity;
    private final String sample;
    private final Streams streams = new Streams();
    private final Times times = new Times();
    private long count;

    /**
     * A kind without records.
     *
     * @param key tells it from others
     * @param sample what its records are like
     */
    Kind(String key, Gist sample) {
        this.key = key;
        this.title = sample.title();
        this.severity = sample.severity();
        String essence = sample.essence().strip();
        this.sample = essence.length() <= SAMPLE ? essence : essence.substring(0, SAMPLE) + '…';
    }

    void add(Gist gist) {
        count++;
        times.add(gist.time());
        if (gist.stream() != null) {
            streams.add(gist.stream());
        }
    }

    String key() {
        return key;
    }

    long count() {
        return count;
    }

    @Nullable
    Severity severity() {
        return severity;
    }

    /** The line that tells of it. */
    Item item(int sampleLength) {
        return new Item(Words.number(count) + " ×", details(), times.first(), times.last(), sample, sampleLength);
    }

    private String details() {
        String who = title.isBlank() && severity != null ? severity.name() : title;
        String where = streams.toString();
        return who.isBlank() || where.isEmpty() ? who + where : who + " · " + where;
    }

    /** About how many bytes it holds. */
    long weight() {
        return OVERHEAD + key.length() + title.length() + sample.length() + streams.weight();
    }
}
