package io.tocsin.cloudwatch.scan;

import static io.tocsin.cloudwatch.scan.Source.START;
import static io.tocsin.cloudwatch.scan.Source.ids;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.cloudwatch.logs.LogsFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A task that could not read for long begins with the newest events, as after a restart. One that waits for its turn does not. */
class HeldUpTest {
    private static final int HISTORY = 480;

    private final Source source = new Source();

    @BeforeEach
    void makePagesSmall() throws InterruptedException {
        source.logs.latency = () -> 100;
        source.runFor(Duration.ofMinutes(1));
        source.logs.pageSize = () -> 5;
    }

    /** An event a minute of eight hours, and one now; returns the newest. */
    private String putWhatCameMeanwhile() {
        for (int minute = HISTORY; minute > 0; minute--) {
            long at = source.time.aws() - minute * 60_000L;
            source.put(at, at, at);
        }
        return source.put();
    }

    @Test
    void aTaskThatWasPausedBeginsWithTheNewest() throws InterruptedException {
        source.time.pass(Duration.ofHours(8).toMillis());
        String newest = putWhatCameMeanwhile();

        List<String> first = new ArrayList<>(ids(source.runFor(Duration.ofSeconds(2))));
        source.runFor(Duration.ofMinutes(10));

        assertThat(first.indexOf(newest)).isBetween(0, 30);
        assertThat(ids(source.emissions)).hasSize(HISTORY + 1);
    }

    @Test
    void aGroupThatCouldNotBeReadBeginsWithTheNewest() throws InterruptedException {
        source.logs.failures.addAll(Collections.nCopies(1_000, LogsFailure.Kind.GROUP_GONE));
        source.runFor(Duration.ofHours(8));
        source.logs.failures.clear();
        String newest = putWhatCameMeanwhile();

        List<String> first = new ArrayList<>(ids(source.runFor(Duration.ofSeconds(70))));
        source.runFor(Duration.ofMinutes(10));

        assertThat(first.indexOf(newest)).isBetween(0, 30);
        assertThat(ids(source.emissions)).hasSize(HISTORY + 1);
    }

    @Test
    void aShortPauseLeavesNoGap() throws InterruptedException {
        source.runFor(Duration.ofMinutes(1));
        source.time.pass(9_000);
        long at = source.time.aws() - 38_000;
        source.logs.requests.clear();
        source.runFor(Duration.ofSeconds(6));

        assertThat(source.logs.requests)
                .filteredOn(
                        request -> request.to() > START + Duration.ofHours(2).toMillis())
                .anyMatch(request -> request.from() <= at);
    }
}
