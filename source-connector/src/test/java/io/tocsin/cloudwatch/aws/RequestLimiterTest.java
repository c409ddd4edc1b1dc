package io.tocsin.cloudwatch.aws;

import static io.tocsin.cloudwatch.logs.RequestBudget.Use.LATE;
import static io.tocsin.cloudwatch.logs.RequestBudget.Use.LIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tocsin.cloudwatch.logs.RequestBudget.Answer;
import io.tocsin.cloudwatch.logs.RequestBudget.Use;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestLimiterTest {
    private static final Set<Use> EITHER = Set.of(LIVE, LATE);

    private long nanos = 42;
    private final RequestLimiter limiter = new RequestLimiter(() -> nanos, new Random(1), 10);

    @Test
    void halfASecondsRequestsGoAtOnceAndThenOneAfterTheOther() {
        for (int i = 0; i < 5; i++) {
            assertThat(limiter.ask(Set.of(LIVE))).isEqualTo(new Answer(LIVE, Duration.ZERO));
        }

        assertThat(limiter.ask(Set.of(LIVE))).isEqualTo(new Answer(null, Duration.ofMillis(100)));
        pass(Duration.ofMillis(60));
        assertThat(limiter.ask(Set.of(LIVE)).askAgainIn()).isEqualTo(Duration.ofMillis(40));
        pass(Duration.ofMillis(40));
        assertThat(limiter.ask(Set.of(LIVE)).granted()).isEqualTo(LIVE);
        pass(Duration.ofHours(1));
        assertThat(take(Duration.ZERO, List.of(Set.of(LIVE)))).containsEntry(LIVE, 5);
    }

    @Test
    void whatIsSentWithoutAskingIsMadeUpFor() {
        for (int i = 0; i < 7; i++) {
            limiter.spend();
        }

        assertThat(limiter.ask(Set.of(LIVE))).isEqualTo(new Answer(null, Duration.ofMillis(300)));
        pass(Duration.ofMillis(300));
        assertThat(limiter.ask(Set.of(LIVE)).granted()).isEqualTo(LIVE);
    }

    @Test
    void whoeverAsksAloneGetsAll() {
        assertThat(take(Duration.ofMinutes(1), List.of(Set.of(LATE)))).isEqualTo(Map.of(LATE, 605));
        assertThat(take(Duration.ofMinutes(1), List.of(Set.of(LIVE)))).isEqualTo(Map.of(LIVE, 600));
    }

    @Test
    void lateRequestsOfATaskAreAFifthWhileLiveOnesWait() {
        assertThat(take(Duration.ofMinutes(1), List.of(EITHER))).isEqualTo(Map.of(LIVE, 484, LATE, 121));
    }

    @Test
    void aTaskThatBackfillsLeavesFourFifthsToTheLiveRequestsOfAnother() {
        Map<Use, Integer> taken = take(Duration.ofMinutes(1), List.of(Set.of(LATE), Set.of(LIVE), Set.of(LATE)));

        int late = taken.getOrDefault(LATE, 0);
        assertThat(late).isCloseTo(121, within(6));
        assertThat(late + taken.getOrDefault(LIVE, 0)).isGreaterThan(595);
    }

    @Test
    void aTaskThatStoppedAskingKeepsNothingFromTheOthers() {
        take(Duration.ofSeconds(2), List.of(Set.of(LATE), Set.of(LIVE)));

        assertThat(take(Duration.ofMinutes(1), List.of(Set.of(LATE))).get(LATE)).isGreaterThan(595);
    }

    @Test
    void afterThrottlingItIsSilentAndSlowerAndThenCreepsBack() {
        take(Duration.ofSeconds(10), List.of(Set.of(LIVE)));

        limiter.throttled();

        Duration silence = limiter.ask(Set.of(LIVE)).askAgainIn();
        assertThat(silence).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(limiter.rate()).isEqualTo(7.5);
        pass(silence);
        assertThat(limiter.ask(Set.of(LIVE)).granted()).isEqualTo(LIVE);
        assertThat(limiter.ask(Set.of(LIVE)).granted()).isNull();
        pass(Duration.ofSeconds(4));
        assertThat(limiter.rate()).isBetween(8.4, 8.6);
        pass(Duration.ofSeconds(6));
        assertThat(limiter.rate()).isEqualTo(10);
    }

    @Test
    void whatWasUnderWayWhenItFellSilentSaysNothingNew() {
        limiter.throttled();
        limiter.throttled();
        limiter.accepted();

        assertThat(limiter.rate()).isEqualTo(7.5);
        assertThat(limiter.ask(Set.of(LIVE)).granted()).isNull();
    }

    @Test
    void asLongAsItIsThrottledItAsksLessAndLessOften() {
        Duration longest = Duration.ZERO;
        for (int i = 0; i < 20; i++) {
            limiter.throttled();
            Duration silence = limiter.ask(Set.of(LIVE)).askAgainIn();
            longest = silence;
            pass(silence);
        }

        assertThat(longest).isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1));
        limiter.accepted();
        limiter.throttled();
        assertThat(limiter.ask(Set.of(LIVE)).askAgainIn()).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void itNeverSlowsDownToNothing() {
        for (int i = 0; i < 50; i++) {
            limiter.throttled();
            pass(limiter.ask(Set.of(LIVE)).askAgainIn());
            limiter.accepted();
        }

        assertThat(limiter.rate()).isGreaterThanOrEqualTo(10 / 16.0);
    }

    /** Lets tasks that want this ask whenever they were told to, for a while. */
    private Map<Use, Integer> take(Duration time, List<Set<Use>> tasks) {
        Map<Use, Integer> taken = new EnumMap<>(Use.class);
        long end = nanos + time.toNanos();
        long[] due = new long[tasks.size()];
        while (true) {
            for (int task = 0; task < due.length; task++) {
                if (due[task] <= nanos) {
                    Answer answer = limiter.ask(tasks.get(task));
                    if (answer.granted() != null) {
                        taken.merge(answer.granted(), 1, Integer::sum);
                    }
                    due[task] = nanos + answer.askAgainIn().toNanos();
                }
            }
            long next = Arrays.stream(due).min().orElseThrow();
            if (next > end) {
                nanos = end;
                return taken;
            }
            nanos = Math.max(nanos, next);
        }
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }
}
