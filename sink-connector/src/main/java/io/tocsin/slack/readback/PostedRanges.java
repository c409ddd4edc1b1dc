package io.tocsin.slack.readback;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The ranges of one partition that stand in a channel, by their first offsets. */
final class PostedRanges {
    private final NavigableMap<Long, List<PostedRange>> byFirst = new TreeMap<>();

    PostedRanges with(PostedRange range) {
        byFirst.computeIfAbsent(range.range().first(), any -> new ArrayList<>()).add(range);
        return this;
    }

    /** One that may be followed from this offset on; rather one that begins there, and rather the longest. */
    Optional<PostedRange> beginningAt(long offset) {
        return byFirst.headMap(offset, true).descendingMap().values().stream()
                .flatMap(List::stream)
                .filter(posted -> posted.range().contains(offset) && posted.mayBeginAt(offset))
                .max(Comparator.<PostedRange>comparingLong(
                                posted -> posted.range().first())
                        .thenComparingLong(posted -> posted.range().last()));
    }

    /** Forgets one that turned out not to be what comes again. */
    void remove(PostedRange range) {
        byFirst.computeIfPresent(range.range().first(), (first, ranges) -> {
            ranges.remove(range);
            return ranges.isEmpty() ? null : ranges;
        });
    }

    /** Forgets those that end before an offset, as far as they are the first. */
    void forgetBefore(long offset) {
        Map.Entry<Long, List<PostedRange>> first = byFirst.firstEntry();
        while (first != null
                && first.getValue().stream().allMatch(posted -> posted.range().last() < offset)) {
            byFirst.remove(first.getKey());
            first = byFirst.firstEntry();
        }
    }
}
