package io.tocsin.slack.digest;

import io.tocsin.slack.message.Item;
import io.tocsin.slack.message.Notice;
import io.tocsin.slack.message.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The messages that a round becomes. */
final class Summary {
    /** Kinds with a line of their own. */
    static final int SHOWN = 60;

    private static final String NEUTRAL = "#9b9b9b";
    private static final String LEGEND =
            "Counted together: what differs only in numbers, ids, addresses, paths, times and"
                    + " quoted text. One of each is shown.";
    /** So many kinds leave room for a longer sample of each. */
    private static final int FEW = 12;

    private static final int LONG_SAMPLE = 300;
    private static final int SHORT_SAMPLE = 160;

    private final List<Kind> shown;
    private final Further further = new Further();
    private final Further all = new Further();

    /**
     * A summary.
     *
     * @param untold records of kinds that are not among these
     */
    Summary(List<Kind> kinds, Further untold) {
        shown = Choice.of(kinds, SHOWN);
        Set<Kind> told = new HashSet<>(shown);
        further.add(untold);
        all.add(untold);
        for (Kind kind : kinds) {
            all.add(kind.key(), kind.count());
            if (!told.contains(kind)) {
                further.add(kind.key(), kind.count());
            }
        }
    }

    List<Notice> notices(String name, Times times) {
        List<List<Item>> pages = Notice.pages(items());
        List<Notice> notices = new ArrayList<>();
        for (List<Item> page : pages) {
            int number = notices.size() + 1;
            String title = name + " · " + Words.count(all.records(), "record") + " of " + all.kinds()
                    + (pages.size() == 1 ? "" : " (" + number + " of " + pages.size() + ")");
            List<String> notes = number == pages.size() ? List.of(LEGEND) : List.of();
            notices.add(new Notice(title, colour(), page, times.first(), times.last(), notes));
        }
        return notices;
    }

    private List<Item> items() {
        List<Item> items = new ArrayList<>();
        int sample = shown.size() <= FEW ? LONG_SAMPLE : SHORT_SAMPLE;
        Map<String, Set<String>> places = new HashMap<>();
        shown.forEach(kind ->
                places.computeIfAbsent(kind.title(), any -> new HashSet<>()).add(kind.place()));
        shown.forEach(kind -> items.add(
                kind.item(sample, places.getOrDefault(kind.title(), Set.of()).size() > 1)));
        if (further.records() > 0) {
            items.add(
                    new Item(Words.number(further.records()) + " ×", "more, of " + further.kinds(), null, null, "", 0));
        }
        return items;
    }

    /** As for the worst of them, which comes first. */
    private String colour() {
        return shown.stream()
                .map(Kind::severity)
                .filter(Objects::nonNull)
                .min(Comparable::compareTo)
                .map(Severity::colour)
                .orElse(NEUTRAL);
    }
}
