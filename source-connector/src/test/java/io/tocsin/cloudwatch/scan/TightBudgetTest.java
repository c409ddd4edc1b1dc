package io.tocsin.cloudwatch.scan;

import static io.tocsin.cloudwatch.scan.Source.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How long events wait where something is short: requests, or room in the offset. */
class TightBudgetTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Source source = new Source();

    /** How long each event that was emitted had waited since its ingestion. */
    private List<Long> delays(Duration during) throws InterruptedException {
        List<Long> delays = new ArrayList<>();
        long until = source.time.aws() + during.toMillis();
        ScanLoop loop = source.restart();
        while (source.time.aws() < until) {
            for (Emission emission : loop.next()) {
                if (emission instanceof EmittedEvent event) {
                    delays.add(source.time.aws() - event.event().ingestionTime());
                }
            }
        }
        return delays;
    }

    /** A round of 400 log groups at one request a second takes longer than a hot scan reaches back. */
    @Test
    void whereRequestsAreFewEventsComeAsSoonAsTheFeasibleIntervalSays() throws InterruptedException {
        source.requestsPerSecond = 1;
        source.logs.recording = false;
        source.groups = IntStream.range(0, 400).mapToObj(i -> "/g" + i).toList();
        for (int second = 60; second < 7_200; second += 2) {
            long at = START + second * 1_000L;
            source.put("/g" + second % 400, at, at, "ERROR");
        }
        long feasible = Pace.keepable(source.settings, 400, 1).toMillis();

        List<Long> delays = delays(Duration.ofMillis(7_200_000 + 2 * feasible));

        assertThat(feasible).isGreaterThan(600_000);
        assertThat(delays).hasSize(3_570).allMatch(delay -> delay <= 1.1 * feasible);
    }

    /** An agent that was stuck delivers more within the settle time than an offset could hold the ids of. */
    @Test
    void aFloodOfLateEventsMakesTheOffsetNoLargerThanKafkaTakes() throws InterruptedException {
        int flood = 80_000;
        long delivered = START + MINUTE.multipliedBy(90).toMillis();
        for (int i = 0; i < flood; i++) {
            source.put(delivered - 420_000 + i, delivered + i, delivered + i);
        }
        int emitted = 0;
        int largest = 0;
        ScanLoop loop = source.restart();
        while (source.time.aws() < delivered + MINUTE.multipliedBy(30).toMillis()) {
            List<Emission> emissions = loop.next();
            emitted += (int)
                    emissions.stream().filter(EmittedEvent.class::isInstance).count();
            for (int i = 999; i < emissions.size(); i += 1_000) {
                largest = Math.max(largest, emissions.get(i).offset().toString().length());
            }
        }

        assertThat(emitted).isEqualTo(flood);
        assertThat(largest).isBetween(64 * 1024, 800_000);
    }

    /** Once so many events match that their ids fill the offset, new ones wait for the settle time, and no longer. */
    @Test
    void aFullOffsetDelaysEventsByTheSettleTimeAlsoIfThatExceedsTheHotReach() throws InterruptedException {
        TunedSettings settings = new TunedSettings();
        settings.offsetBudget = 4_096;
        settings.hot = new ScanSettings.Tier(MINUTE.multipliedBy(4), MINUTE);
        source.settings = settings.build();
        for (int i = 0; i < 60 * 60 * 10; i++) {
            long at = START + i * 100L;
            source.put(at, at, at);
        }

        List<Long> delays = delays(MINUTE.multipliedBy(80));

        assertThat(delays).hasSize(36_000).allMatch(delay -> delay <= 300_000 + 60_000);
    }
}
