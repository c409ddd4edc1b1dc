package io.tocsin.slack.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.slack.api.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Tasks that post to the channels of one token, and restart, all drawn from a seed, on one thread and a simulated clock. How much
 * they have to post, and whether Slack thinks it too much, is up to the world.
 */
final class TokenWorld {
    private static final Duration LENGTH = Duration.ofMinutes(5);

    private final SplittableRandom random;
    private final boolean limits;
    private final ManualClock clock = new ManualClock();
    private final Instant end = clock.instant().plus(LENGTH);
    private final PacerRegistry registry = new PacerRegistry(clock);
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::time).thenComparing(Event::number));
    private final List<TokenPoster> posters = new ArrayList<>();
    /** When a message of each channel was accepted, and of all under the empty name. */
    private final Map<String, List<Instant>> accepted = new HashMap<>();

    private final Map<String, Instant> silentUntil = new HashMap<>();
    private final int channels;
    private final int tasks;
    private final double perSecond;
    private final int burst;
    private final Limit token;
    private String lastLimited = "";
    private Instant lastLimit = Instant.MIN;
    private int refused;
    private long number;

    private record Event(Instant time, long number, Runnable action) {}

    /** @param limits whether Slack now and then asks to wait */
    TokenWorld(long seed, boolean limits) {
        this.random = new SplittableRandom(seed);
        this.limits = limits;
        this.channels = 2 + random.nextInt(10);
        this.tasks = 1 + random.nextInt(3);
        this.perSecond = 0.5 + 2 * random.nextDouble();
        this.burst = 1 + random.nextInt(9);
        this.token = Limit.of("token", 0.3 + random.nextDouble() * 6, Math.max(burst, 1 + random.nextInt(40)));
        for (int task = 0; task < tasks; task++) {
            for (int channel = 0; channel < channels; channel++) {
                TokenPoster poster = new TokenPoster(this, "channel " + channel);
                posters.add(poster);
                visit(poster, 0, Duration.ZERO);
            }
        }
    }

    Instant now() {
        return clock.instant();
    }

    ManualClock clock() {
        return clock;
    }

    SplittableRandom random() {
        return random;
    }

    PacerRegistry.Lease lease(String channel) {
        return registry.lease(new Limit(channel, perSecond, burst, token));
    }

    private void at(Duration in, Runnable action) {
        events.add(new Event(now().plus(in), number++, action));
    }

    /** As a sender's thread does it; one that has ended is visited no more. */
    void visit(TokenPoster poster, int life, Duration in) {
        at(in, () -> {
            if (poster.life() == life) {
                poster.step();
            }
        });
    }

    /** All have as much to post as they can. */
    void saturated() {
        posters.forEach(poster -> poster.queue((int) LENGTH.toSeconds() * 3));
        run();
        double share = accepted.getOrDefault("", List.of()).size() / (LENGTH.toSeconds() * lowest());
        assertThat(share).as("part of what is allowed that is used").isGreaterThan(.97);
    }

    private double lowest() {
        return Math.min(token.perSecond(), channels * perSecond);
    }

    /**
     * Some have much to post, others little, and tasks restart.
     *
     * @return how often Slack asked to wait
     */
    int mixed() {
        for (TokenPoster poster : posters) {
            int records = random.nextInt(3) == 0 ? 500 : random.nextInt(10);
            for (int i = 0; i < records; i++) {
                at(Duration.ofMillis(random.nextLong(LENGTH.toMillis())), () -> poster.queue(1));
            }
            for (int i = random.nextInt(4); i > 0; i--) {
                at(Duration.ofMillis(random.nextLong(LENGTH.toMillis())), poster::restart);
            }
        }
        run();
        return refused;
    }

    private void run() {
        for (Event event = events.poll(); event != null && event.time().isBefore(end); event = events.poll()) {
            clock.advance(Duration.between(now(), event.time()));
            event.action().run();
        }
        checkPace("", token.perSecond(), token.burst());
        for (int channel = 0; channel < channels; channel++) {
            checkPace("channel " + channel, perSecond, burst);
        }
    }

    /** No more than a burst and what came back since; over any time, as this holds from each moment on. */
    private void checkPace(String what, double rate, int atOnce) {
        List<Instant> times = accepted.getOrDefault(what, List.of());
        double left = atOnce;
        for (int i = 0; i < times.size(); i++) {
            double seconds = i == 0
                    ? 0
                    : Duration.between(times.get(i - 1), times.get(i)).toNanos() / 1e9;
            left = Math.min(atOnce, left + seconds * rate) - 1;
            assertThat(left).as("message %s of %s", i, what).isGreaterThan(-1e-6);
        }
    }

    /** Slack, which asks to wait now and then. */
    SendResult send(String channel) {
        assertThat(now()).as("Retry-After is obeyed in %s", channel).isAfterOrEqualTo(silence(channel));
        assertThat(now()).as("Retry-After is obeyed for all").isAfterOrEqualTo(silence(""));
        if (limits && random.nextInt(20) == 0) {
            Duration after = Duration.ofSeconds(1 + random.nextInt(8));
            limit(channel, after);
            return new SendResult.Limited(after);
        }
        accepted.computeIfAbsent(channel, any -> new ArrayList<>()).add(now());
        accepted.computeIfAbsent("", any -> new ArrayList<>()).add(now());
        return new SendResult.Delivered(null);
    }

    private Instant silence(String of) {
        return silentUntil.getOrDefault(of, Instant.MIN);
    }

    private void limit(String channel, Duration after) {
        Instant until = now().plus(after);
        boolean another = !lastLimited.equals(channel) && now().isBefore(lastLimit.plusSeconds(60));
        silentUntil.merge(channel, until, TokenWorld::later);
        if ((refused > 0 && another) || after.toSeconds() > 5) {
            silentUntil.merge("", until, TokenWorld::later);
        }
        lastLimited = channel;
        lastLimit = now();
        refused++;
    }

    private static Instant later(Instant one, Instant other) {
        return Collections.max(List.of(one, other));
    }

    /**
     * The longest that a message may wait for its turn: all tasks of the channel come before it, and each time all other channels; half
     * as long again for requests that take their time, and for who has gone in the meantime.
     */
    Duration longest() {
        double seconds = 1.5 * tasks * (1 / perSecond + channels / token.perSecond());
        return Duration.ofMillis((long) (1_000 * seconds)).plus(Line.GRACE);
    }

    /** Whether how long a message waits is a matter of turns alone. */
    boolean isFair() {
        return !limits;
    }
}
