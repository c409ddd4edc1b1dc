package io.tocsin.slack.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands under the log text: what was cut, when it was, the link to the console, where it is from. */
final class SmallPrint {
    /** The last second of the year 9999; Slack's clients show no later date. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private SmallPrint() {}

    static List<ObjectNode> blocks(LogEntry entry, Excerpt excerpt) {
        List<ObjectNode> blocks = new ArrayList<>();
        cut(entry, excerpt).ifPresent(cut -> blocks.add(Blocks.context(List.of(Blocks.plain(cut)))));
        String whenAndLink = joined(when(entry.time()), ConsoleLink.of(entry).map(SmallPrint::link));
        if (!whenAndLink.isEmpty()) {
            blocks.add(Blocks.context(List.of(Blocks.markup(whenAndLink))));
        }
        blocks.add(Blocks.context(List.of(Blocks.plain(where(entry)))));
        return blocks;
    }

    /** Where the entry is from, on one line, raw. */
    static String where(LogEntry entry) {
        if (entry.logGroup() == null) {
            return Excerpt.line(entry.origin(), 2 * Limits.PLACE);
        }
        return Stream.of(entry.logGroup(), entry.logStream(), entry.account(), entry.region())
                .filter(Objects::nonNull)
                .map(place -> Excerpt.line(place, Limits.PLACE))
                .collect(Collectors.joining(" · "));
    }

    private static Optional<String> cut(LogEntry entry, Excerpt excerpt) {
        Optional<String> here = excerpt.cut() == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "Cut: %,d of %,d characters are not shown.",
                        excerpt.cut(),
                        entry.text().length()));
        Optional<String> before = Optional.ofNullable(entry.bytesBeforeCut())
                .map(bytes -> String.format(Locale.ROOT, "Its source cut it: it had %,d bytes.", bytes));
        String both = joined(here, before);
        return both.isEmpty() ? Optional.empty() : Optional.of(both);
    }

    /** Slack shows the time in each reader's own zone. */
    private static Optional<String> when(@Nullable Instant time) {
        if (time == null) {
            return Optional.empty();
        }
        long second = time.getEpochSecond();
        boolean shownBySlack = second > 0 && second <= LAST_SECOND;
        return Optional.of(
                shownBySlack ? "<!date^" + second + "^{date_short_pretty} {time_secs}|" + time + ">" : time.toString());
    }

    private static String link(String address) {
        return "<" + address + "|Open in CloudWatch>";
    }

    private static String joined(Optional<String> one, Optional<String> other) {
        return Stream.of(one, other).flatMap(Optional::stream).collect(Collectors.joining("  ·  "));
    }
}
