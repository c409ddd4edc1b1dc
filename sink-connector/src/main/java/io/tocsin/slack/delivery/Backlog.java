package io.tocsin.slack.delivery;

import io.tocsin.slack.digest.Bundle;
import io.tocsin.slack.message.Gist;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The records and messages that wait for one destination, and what of them comes next. Guarded by its {@link Outbox}. */
final class Backlog {
    private final Density density;
    private final Storm storm;
    private final Deque<Letter> letters = new ArrayDeque<>();
    private final Deque<Pending> waiting = new ArrayDeque<>();
    private @Nullable Gathering counted;
    private @Nullable Gathering late;

    Backlog(Density density) {
        this.density = density;
        this.storm = new Storm(density);
    }

    /** Whether a record that comes now is only counted, so that it needs no message of its own. */
    boolean counts(Gist gist, Instant now) {
        return density.isLate(gist, now) || isCounting(now);
    }

    private boolean isCounting(Instant now) {
        return density.mode() == DeliveryMode.DIGEST || counted != null || !storm.isOver(now);
    }

    void add(Pending pending, Instant now) {
        if (pending.gist() != null && density.isLate(pending.gist(), now)) {
            late = late == null ? new Gathering("Late digest", now, density.window(), Storm.QUIET) : late;
            late.add(pending, now);
        } else if (pending.messages().isEmpty() || isCounting(now)) {
            count(pending, now);
        } else {
            waiting.add(pending);
            if (isStorm()) {
                waiting.forEach(one -> count(one, now));
                waiting.clear();
            }
        }
    }

    private void count(Pending pending, Instant now) {
        if (counted == null) {
            counted = density.mode() == DeliveryMode.DIGEST
                    ? new Gathering("Digest", now, density.window(), density.window())
                    : new Gathering("Digest", now, storm.window(now), Storm.QUIET);
        }
        counted.add(pending, now);
    }

    private boolean isStorm() {
        return density.mode() == DeliveryMode.ADAPTIVE
                && (waiting.size() >= density.stormRecords() || messages() >= density.stormMessages());
    }

    /** How many messages the waiting records would make, at the least; counted only where they could be many. */
    private long messages() {
        return waiting.size() < density.stormMessages()
                ? 0
                : waiting.stream().map(Pending::likeness).distinct().count();
    }

    /** How long until there is something to send; null if nothing waits. */
    @Nullable
    Duration due(Instant now) {
        if (!letters.isEmpty() || !waiting.isEmpty()) {
            return Duration.ZERO;
        }
        return gatherings()
                .map(gathering -> gathering.due(now))
                .min(Duration::compareTo)
                .orElse(null);
    }

    private Stream<Gathering> gatherings() {
        return Stream.of(counted, late).filter(Objects::nonNull);
    }

    /** The next message, which stays until it is removed; null if none is due. */
    @Nullable
    Letter next(Instant now) {
        if (letters.isEmpty()) {
            tell(now);
        }
        if (letters.isEmpty() && !waiting.isEmpty()) {
            letters.addAll(share(waiting.remove()));
        }
        return letters.peek();
    }

    private void tell(Instant now) {
        if (late != null && late.due(now).isZero()) {
            letters.addAll(late.letters());
            late = null;
        }
        if (counted != null && counted.due(now).isZero()) {
            letters.addAll(counted.letters());
            storm.told(counted, now);
            counted = null;
        }
    }

    private List<Letter> share(Pending first) {
        Gist gist = first.gist();
        if (gist == null || !first.isShareable() || density.mode() == DeliveryMode.INDIVIDUAL) {
            return Letter.of(first);
        }
        Bundle bundle = new Bundle(gist);
        List<Pending> sharing = new ArrayList<>(List.of(first));
        for (Iterator<Pending> others = waiting.iterator(); others.hasNext(); ) {
            Pending other = others.next();
            Gist more = other.gist();
            if (more != null && other.isShareable() && other.likeness().equals(first.likeness()) && bundle.add(more)) {
                sharing.add(other);
                others.remove();
            }
        }
        return sharing.size() == 1 ? Letter.of(first) : List.of(Letter.of(bundle, sharing));
    }

    boolean holds(Letter letter) {
        return letters.contains(letter);
    }

    void remove(Letter letter) {
        letters.remove(letter);
    }

    void announce(List<Letter> notice) {
        letters.addAll(notice);
    }

    /** Puts each record's own message in the place of one for all of them. */
    void takeApart(Letter letter) {
        letters.remove(letter);
        List<Pending> pending = letter.cargo().pending();
        for (int i = pending.size() - 1; i >= 0; i--) {
            Letter.of(pending.get(i)).forEach(letters::addFirst);
        }
    }

    /** Drops what stands for nothing of this task's any more. */
    void dropMoot() {
        letters.removeIf(Letter::isMoot);
        waiting.removeIf(pending -> pending.parcel().isMoot());
        counted = counted == null || counted.isMoot() ? null : counted;
        late = late == null || late.isMoot() ? null : late;
    }

    /** How many records and digests are held. */
    int size() {
        int inLetters = letters.stream()
                .mapToInt(letter -> Math.max(1, letter.cargo().pending().size()))
                .sum();
        return inLetters + waiting.size() + (int) gatherings().count();
    }

    /** The timestamp of the oldest record that is not yet told, in milliseconds; null if nothing waits. */
    @Nullable
    Long oldest() {
        Stream<Cargo> first = Stream.concat(
                letters.stream().limit(1).map(Letter::cargo), gatherings().map(Gathering::haul));
        Stream<Cargo> waits = waiting.stream().limit(1).map(pending -> new Handful(List.of(pending)));
        return Stream.concat(first, waits)
                .map(Cargo::oldest)
                .filter(Objects::nonNull)
                .min(Long::compare)
                .orElse(null);
    }

    /** About how much memory all of it holds, in bytes. */
    long weight() {
        return letters.stream().mapToLong(Letter::weight).sum()
                + waiting.stream().mapToLong(Pending::weight).sum()
                + gatherings().mapToLong(Gathering::weight).sum();
    }
}
