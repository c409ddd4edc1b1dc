package io.tocsin.slack.readback;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The ranges of one partition that stand in a channel. A look takes a time that hardly grows with their number. */
final class PostedRanges {
    private static final Comparator<PostedRange> LONGEST =
            Comparator.comparingLong(posted -> posted.range().last());

    private final NavigableMap<Long, List<PostedRange>> byFirst = new TreeMap<>();
    /** Those that may be followed from within, by their first offsets. */
    private final NavigableMap<Long, List<PostedRange>> open = new TreeMap<>();

    private final NavigableMap<Long, List<PostedRange>> byLast = new TreeMap<>();

    PostedRanges with(PostedRange posted) {
        put(byFirst, posted.range().first(), posted);
        put(byLast, posted.range().last(), posted);
        if (posted.isOpen()) {
            put(open, posted.range().first(), posted);
        }
        return this;
    }

    private static void put(Map<Long, List<PostedRange>> map, long key, PostedRange posted) {
        map.computeIfAbsent(key, any -> new ArrayList<>()).add(posted);
    }

    /** One that may be followed from this offset on; rather one that begins there, and rather the longest. */
    Optional<PostedRange> beginningAt(long offset) {
        return byFirst.getOrDefault(offset, List.of()).stream().max(LONGEST).or(() -> around(offset));
    }

    private Optional<PostedRange> around(long offset) {
        return open.headMap(offset, false).descendingMap().values().stream()
                .flatMap(ranges ->
                        ranges.stream().filter(posted -> posted.range().contains(offset)).max(LONGEST).stream())
                .findFirst();
    }

    /** Forgets one that turned out not to be what comes again. */
    void remove(PostedRange posted) {
        remove(byFirst, posted.range().first(), posted);
        remove(byLast, posted.range().last(), posted);
        remove(open, posted.range().first(), posted);
    }

    private static void remove(Map<Long, List<PostedRange>> map, long key, PostedRange posted) {
        map.computeIfPresent(key, (same, ranges) -> {
            ranges.remove(posted);
            return ranges.isEmpty() ? null : ranges;
        });
    }

    /** Forgets those that end before an offset. */
    void forgetBefore(long offset) {
        NavigableMap<Long, List<PostedRange>> ended = byLast.headMap(offset, false);
        while (!ended.isEmpty()) {
            List.copyOf(ended.firstEntry().getValue()).forEach(this::remove);
        }
    }
}
