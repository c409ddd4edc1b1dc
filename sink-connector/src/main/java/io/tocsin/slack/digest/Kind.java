package io.tocsin.slack.digest;

import io.tocsin.slack.message.Gist;
import io.tocsin.slack.message.Item;
import io.tocsin.slack.message.Severity;
import io.tocsin.slack.message.text.Excerpt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Records that are alike, counted, and one of them as a sample. */
final class Kind {
    private static final int SAMPLE = 400;
    private static final long OVERHEAD = 400;

    private final String key;
    private final String place;
    private final String title;
    private final @Nullable Severity severity;
    private final String sample;
    private final Streams streams = new Streams();
    private final Times times = new Times();
    private boolean sameTitle = true;
    private long count;

    /**
     * A kind without records.
     *
     * @param key tells it from others
     * @param sample what its records are like
     */
    Kind(String key, Gist sample) {
        this.key = key;
        this.place = sample.place();
        this.title = sample.title();
        this.severity = sample.severity();
        String essence = sample.essence().strip();
        this.sample = essence.length() <= SAMPLE ? essence : Excerpt.head(essence, SAMPLE) + '…';
    }

    void add(Gist gist) {
        count++;
        sameTitle = sameTitle && gist.title().equals(title);
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

    /** Exactly where its records are from. */
    String place() {
        return place;
    }

    /** The header of its records, with a star for each part in which they differ. */
    String title() {
        return sameTitle ? title : Likeness.of(title);
    }

    /**
     * The line that tells of it.
     *
     * @param named whether it says exactly where its records are from
     */
    Item item(int sampleLength, boolean named) {
        return new Item(Words.number(count) + " ×", details(named), times.first(), times.last(), sample, sampleLength);
    }

    private String details(boolean named) {
        String who = title.isBlank() && severity != null ? severity.name() : title();
        return Stream.of(who, named ? place : "", streams.toString())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" · "));
    }

    /** About how many bytes it holds. */
    long weight() {
        return OVERHEAD + place.length() + key.length() + title.length() + sample.length() + streams.weight();
    }
}
