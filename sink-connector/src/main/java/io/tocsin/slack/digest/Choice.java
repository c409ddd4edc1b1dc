package io.tocsin.slack.digest;

import io.tocsin.slack.message.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which kinds get a line of their own, and in which order: the worst first, and among equally bad ones the most frequent. Where
 * not all of these have room, half of it is for the rarest, since what is rare is what nobody has seen yet.
 */
final class Choice {
    private static final Comparator<Kind> BY_RANK = Comparator.<Kind>comparingInt(kind -> rank(kind.severity()))
            .thenComparing(Kind::count, Comparator.reverseOrder());

    private Choice() {}

    static List<Kind> of(List<Kind> kinds, int room) {
        List<Kind> sorted = new ArrayList<>(kinds);
        sorted.sort(BY_RANK);
        if (sorted.size() <= room) {
            return sorted;
        }
        int cut = rank(sorted.get(room).severity());
        List<Kind> chosen = new ArrayList<>(
                sorted.stream().filter(kind -> rank(kind.severity()) < cut).toList());
        List<Kind> level =
                sorted.stream().filter(kind -> rank(kind.severity()) == cut).toList();
        int left = room - chosen.size();
        int rarest = left / 2;
        chosen.addAll(level.subList(0, left - rarest));
        chosen.addAll(level.subList(level.size() - rarest, level.size()));
        return chosen;
    }

    /** What does not say how bad it is may be worse than what says that it is not. */
    private static int rank(@Nullable Severity severity) {
        if (severity == null) {
            return 3;
        }
        return switch (severity) {
            case FATAL -> 0;
            case ERROR -> 1;
            case WARNING -> 2;
            case INFO -> 4;
            case DEBUG -> 5;
        };
    }
}
