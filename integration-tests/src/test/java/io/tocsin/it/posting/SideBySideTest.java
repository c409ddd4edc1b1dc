package io.tocsin.it.posting;

import static io.tocsin.it.posting.SharedSinkWorker.TIMES;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.it.posting.Run.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The situations in which other connectors were measured; {@code docs/performance.md} has the numbers side by side. All run at
 * the same time, each in a channel of its own; and then once more, with a restart of the task in the middle.
 */
@ExtendWith(SharedSinkWorker.class)
@TestInstance(Lifecycle.PER_CLASS)
class SideBySideTest {
    /** What a busy machine may add in a build, in Slack's time; nothing at Slack's own pace. */
    private static final Duration BUSY = TIMES == 1 ? Duration.ZERO : Duration.ofSeconds(TIMES);

    private final SinkWorker worker;
    private final Map<Situation, Outcome> outcomes = new EnumMap<>(Situation.class);
    private final Map<Situation, Outcome> restarted = new EnumMap<>(Situation.class);
    private long tooFast;

    SideBySideTest(SinkWorker worker) {
        this.worker = worker;
    }

    @BeforeAll
    void goThroughAllOfThem() throws Exception {
        long before = refusedAsTooFast();
        together(outcomes, false);
        tooFast = refusedAsTooFast() - before;
        together(restarted, true);
        worker.slack().control().reset();
    }

    private void together(Map<Situation, Outcome> results, boolean restart) throws Exception {
        List<Situation> situations = List.of(Situation.values());
        List<Run> runs = new ArrayList<>();
        for (Situation situation : situations) {
            runs.add(deployed(situation, restart));
        }
        ExecutorService threads = Executors.newFixedThreadPool(runs.size());
        List<Future<Outcome>> done = threads.invokeAll(runs);
        threads.shutdown();
        for (int i = 0; i < runs.size(); i++) {
            results.put(situations.get(i), done.get(i).get());
            System.out.println(situations.get(i)
                    + (restart ? ", restarted: " : ": ")
                    + done.get(i).get());
        }
    }

    private Run deployed(Situation situation, boolean restart) throws IOException {
        Posting posting = worker.posting(situation.channel() + (restart ? "-restarted" : ""));
        posting.deploy(situation.config(posting));
        situation.begin(worker.slack().control(), posting.name());
        int records = restart ? situation.fewRecords() : situation.records();
        return new Run(posting, records, restart);
    }

    private long refusedAsTooFast() {
        return worker.slack().counters().refused().getOrDefault("rate_limited", 0L);
    }

    @ParameterizedTest
    @EnumSource
    void none_is_lost_and_none_repeated(Situation situation) {
        Outcome outcome = in(outcomes, situation);

        assertThat(outcome.told()).as("told").isEqualTo(outcome.records());
        checkNoneLost(situation, outcome);
        assertThat(outcome.running()).as("the task runs").isTrue();
        assertThat(outcome.joins()).as("joined the group").isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_restart_in_the_middle_repeats_two_at_most(Situation situation) {
        Outcome outcome = in(restarted, situation);

        assertThat(outcome.told()).as("told").isBetween((long) outcome.records(), outcome.records() + 2L);
        checkNoneLost(situation, outcome);
        assertThat(outcome.running()).as("the task runs").isTrue();
        assertThat(outcome.joins()).as("joined the group").isEqualTo(2);
    }

    private static Outcome in(Map<Situation, Outcome> outcomes, Situation situation) {
        return Objects.requireNonNull(outcomes.get(situation));
    }

    /** A digest names no single record, but its counts add up. */
    private static void checkNoneLost(Situation situation, Outcome outcome) {
        if (situation != Situation.ADAPTIVE) {
            assertThat(outcome.lost()).as("lost").isEmpty();
        }
    }

    @Test
    void one_by_one_they_go_as_fast_as_is_allowed_and_no_faster() {
        Outcome outcome = in(outcomes, Situation.INDIVIDUAL);

        assertThat(outcome.span().multipliedBy(TIMES))
                .isLessThanOrEqualTo(Duration.ofSeconds(141).plus(BUSY));
        assertThat(tooFast).as("answers of HTTP 429").isLessThanOrEqualTo(1);
        assertThat(outcome.span()).isGreaterThan(Situation.LONGEST_WITHOUT_POLL.multipliedBy(2));
    }

    @Test
    void by_default_they_are_accounted_for_within_seconds() {
        assertThat(in(outcomes, Situation.ADAPTIVE).took()).isLessThanOrEqualTo(Duration.ofSeconds(15));
    }
}
