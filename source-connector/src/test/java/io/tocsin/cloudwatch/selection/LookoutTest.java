package io.tocsin.cloudwatch.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tocsin.cloudwatch.logs.LogsFailure;
import io.tocsin.cloudwatch.testing.StandardError;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class LookoutTest {
    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final Look LOOK = new Look(List.of(), 1);

    private final Deque<LogsFailure.Kind> failures = new ArrayDeque<>();
    private final Lookout lookout = new Lookout(this::look, INTERVAL, duration -> {}, new Random(1), () -> {});

    private Look look() throws LogsFailure {
        if (failures.isEmpty()) {
            return LOOK;
        }
        throw new LogsFailure(failures.remove(), "told to fail", new IllegalStateException("told to fail"));
    }

    @Test
    void holdsALookUntilItIsTaken() throws InterruptedException {
        assertThat(lookout.take()).isEmpty();

        assertThat(lookout.attempt()).isBetween(INTERVAL.multipliedBy(9).dividedBy(10), INTERVAL);

        assertThat(lookout.take()).contains(LOOK);
        assertThat(lookout.take()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"THROTTLED", "TRANSIENT"})
    void whatPassesIsTriedAgainSoonAndLessAndLessOften(LogsFailure.Kind kind) throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            failures.add(kind);
        }

        assertThat(lookout.attempt()).isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(lookout.attempt()).isBetween(Duration.ofMillis(1_800), Duration.ofSeconds(2));
        for (int i = 0; i < 8; i++) {
            assertThat(lookout.attempt()).isLessThanOrEqualTo(Duration.ofSeconds(64));
        }
        assertThat(lookout.attempt()).isGreaterThan(Duration.ofMinutes(4));
        assertThat(lookout.take()).contains(LOOK);
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCESS_DENIED", "INVALID_REQUEST"})
    void whatSomeoneHasToMendIsTriedSlowly(LogsFailure.Kind kind) throws InterruptedException {
        failures.add(kind);

        assertThat(lookout.attempt()).isBetween(Duration.ofSeconds(54), Duration.ofMinutes(1));
        assertThat(lookout.take()).isEmpty();
    }

    @Test
    void tellsATroubleOnceAndWhenItIsOver() throws InterruptedException {
        failures.add(LogsFailure.Kind.ACCESS_DENIED);
        failures.add(LogsFailure.Kind.ACCESS_DENIED);
        String log = StandardError.during(() -> {
            lookout.attempt();
            lookout.attempt();
            lookout.attempt();
        });

        assertThat(log)
                .containsOnlyOnce("Cannot look what there is to read (ACCESS_DENIED)")
                .containsOnlyOnce("told to fail")
                .containsOnlyOnce("Can look again what there is to read");
    }

    @Test
    void aTroubleThatLastsIsToldEveryFewMinutes() throws InterruptedException {
        for (int i = 0; i < 60; i++) {
            failures.add(LogsFailure.Kind.ACCESS_DENIED);
        }
        String log = StandardError.during(() -> {
            while (!failures.isEmpty()) {
                lookout.attempt();
            }
        });

        assertThat(log.lines().filter(line -> line.contains("Cannot look"))).hasSizeBetween(9, 12);
    }

    @Test
    void whatNobodyExpectedIsTriedAgainToo() throws InterruptedException {
        Lookout broken = new Lookout(
                () -> {
                    throw new IllegalStateException("broken");
                },
                INTERVAL,
                duration -> {},
                new Random(1),
                () -> {});

        assertThat(broken.attempt()).isPositive();
    }

    /** An error ends the thread that it is thrown on, unless that thread catches it. */
    @ParameterizedTest
    @ValueSource(classes = {NoClassDefFoundError.class, StackOverflowError.class, OutOfMemoryError.class})
    void anErrorDoesNotEndTheLooks(Class<? extends Error> kind) throws Exception {
        Error error = kind.getDeclaredConstructor(String.class).newInstance("once");
        AtomicInteger looks = new AtomicInteger();
        Lookout running = new Lookout(
                        () -> {
                            if (looks.incrementAndGet() == 1) {
                                throw error;
                            }
                            return LOOK;
                        },
                        INTERVAL,
                        duration -> {
                            if (looks.get() > 1) {
                                new CountDownLatch(1).await();
                            }
                        },
                        new Random(1),
                        () -> {})
                .start();

        await().untilAsserted(() -> assertThat(running.take()).contains(LOOK));
        running.close();
    }

    @Test
    void looksOnAThreadOfItsOwnUntilItIsClosed() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        CountDownLatch interrupted = new CountDownLatch(1);
        Lookout running = new Lookout(
                        () -> {
                            looks.incrementAndGet();
                            return LOOK;
                        },
                        INTERVAL,
                        duration -> {
                            if (looks.get() == 3) {
                                awaitInterrupt(interrupted);
                            }
                        },
                        new Random(1),
                        () -> {})
                .start();

        await().until(() -> looks.get() == 3);
        running.close();

        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private static void awaitInterrupt(CountDownLatch interrupted) throws InterruptedException {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
        }
    }
}
