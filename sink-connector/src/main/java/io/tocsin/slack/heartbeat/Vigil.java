package io.tocsin.slack.heartbeat;

import io.tocsin.slack.message.Item;
import io.tocsin.slack.message.Notice;
import io.tocsin.slack.message.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Watches heartbeats, and says once when log groups are not scanned any more, and once when they are again. Used by one thread.
 *
 * @param <T> what is kept of the newest heartbeat of each log group, so that after a restart it comes again and is known again
 */
public final class Vigil<T> {
    /** Log groups that it watches; of more nothing is said, lest memory have no bound. */
    public static final int MOST = 10_000;

    private static final int NAMED = 20;

    /** What is honest to say: the sink sees heartbeats alone. */
    private static final String CAUSES =
            "No heartbeat tells of a newer one: the source is stopped, paused or cannot scan,"
                    + " or its heartbeats do not reach this connector.";

    private final Duration after;
    private final ListeningTime listening;
    private final Map<String, Pulse<T>> pulses = new LinkedHashMap<>();

    /**
     * Nothing is known yet.
     *
     * @param after how long nothing may be scanned; positive
     */
    public Vigil(Duration after) {
        this.after = after;
        this.listening = new ListeningTime(after);
    }

    /**
     * News for the channel.
     *
     * @param kept what it settles, once it stands there
     */
    public record News<T>(Notice notice, List<T> kept) {}

    /** A heartbeat came; what need not be kept any more, which is its own if it is of one log group too many. */
    public Optional<T> hear(Heartbeat heartbeat, T keep) {
        Pulse<T> pulse = pulses.get(heartbeat.logGroup());
        if (pulse == null && pulses.size() >= MOST) {
            return Optional.of(keep);
        } else if (pulse == null) {
            pulses.put(heartbeat.logGroup(), new Pulse<>(heartbeat, keep, listening.total(), after));
            return Optional.empty();
        }
        return Optional.of(pulse.hear(heartbeat, keep, listening.total(), after));
    }

    /** Heartbeats could be read until now. Silence is measured if this is called every second or two. */
    public void listen(Instant now) {
        listening.add(now);
    }

    /** No heartbeat can be read now. */
    public void interrupt() {
        listening.interrupt();
    }

    /** Forgets log groups, as others listen for them now. */
    public void forget(Predicate<T> taken) {
        pulses.values().removeIf(pulse -> taken.test(pulse.kept()));
    }

    /** What is to be said now, each once. */
    public List<News<T>> news() {
        List<Pulse<T>> stale = listening.provesSilence() ? changed(true) : List.of();
        List<Pulse<T>> again = changed(false);
        List<News<T>> news = new ArrayList<>();
        if (!stale.isEmpty()) {
            List<T> kept = stale.stream().map(Pulse::kept).toList();
            news.add(
                    new News<>(notice("No sign of a scan for " + words(after), Severity.WARNING, stale, CAUSES), kept));
        }
        if (!again.isEmpty()) {
            news.add(new News<>(notice("Scanned again", Severity.INFO, again, ""), List.of()));
        }
        return news;
    }

    private List<Pulse<T>> changed(boolean toStale) {
        List<Pulse<T>> changed = pulses.values().stream()
                .filter(pulse -> pulse.isTold() != toStale && pulse.isStale(listening.total(), after) == toStale)
                .toList();
        changed.forEach(pulse -> pulse.told(toStale));
        return changed;
    }

    private static <T> Notice notice(String what, Severity severity, List<Pulse<T>> pulses, String note) {
        List<Item> items = new ArrayList<>();
        for (Pulse<T> pulse : pulses.subList(0, Math.min(NAMED, pulses.size()))) {
            items.add(new Item(
                    "",
                    pulse.newest().logGroup() + " · last scan",
                    pulse.newest().scannedAt(),
                    null,
                    "",
                    0));
        }
        if (pulses.size() > NAMED) {
            items.add(new Item("", "and " + (pulses.size() - NAMED) + " more", null, null, "", 0));
        }
        String groups = pulses.size() == 1 ? "1 log group" : pulses.size() + " log groups";
        return new Notice(
                what + ": " + groups, severity.colour(), items, null, null, note.isEmpty() ? List.of() : List.of(note));
    }

    private static String words(Duration time) {
        if (time.toSeconds() < 120) {
            return time.toSeconds() + " seconds";
        }
        return time.toMinutes() < 120 ? time.toMinutes() + " minutes" : time.toHours() + " hours";
    }
}
