package io.tocsin.cloudwatch.scan;

import static io.tocsin.cloudwatch.scan.Source.START;
import static io.tocsin.cloudwatch.scan.Source.ids;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.cloudwatch.logs.LogEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pages out of order lose nothing, whenever the task is restarted and however little it remembers. */
class PagesInDisorderTest {
    private static final int EVENTS = 200;
    private static final Duration AGE = Duration.ofMinutes(20);

    private final Source source = disordered(ScanSettings.defaults());
    private final List<String> events = new ArrayList<>();

    private static Source disordered(ScanSettings settings) {
        Source source = new Source();
        source.settings = settings;
        source.start = StartPolicy.at(Instant.ofEpochMilli(START).minus(AGE));
        source.logs.pageSize = () -> 10;
        source.logs.disorder = .5;
        return source;
    }

    /** From {@code ago} on, ten a second. */
    private void put(Source into, Duration ago) {
        events.clear();
        for (int i = 0; i < EVENTS; i++) {
            long at = START - ago.toMillis() + i * 100L;
            String id = World.id(at, at, i);
            events.add(id);
            into.logs.put(new LogEvent(id, "stream", at, at, "ERROR"), at);
        }
    }

    @Test
    void aRestartAfterAnyRecordOfABackfillLosesAndRepeatsNothing() throws InterruptedException {
        assertARestartAfterAnyRecordIsHarmless(AGE);
    }

    @Test
    void aRestartAfterAnyRecordOfALiveScanLosesAndRepeatsNothing() throws InterruptedException {
        assertARestartAfterAnyRecordIsHarmless(Duration.ofSeconds(25));
    }

    private void assertARestartAfterAnyRecordIsHarmless(Duration ago) throws InterruptedException {
        put(source, ago);
        List<Emission> emitted = List.copyOf(source.runFor(Duration.ofMinutes(2)));
        assertThat(ids(emitted)).containsExactlyInAnyOrderElementsOf(events);
        for (int i = 0; i < emitted.size(); i += 7) {
            Source again = disordered(source.settings);
            put(again, ago);
            again.time.pass(Duration.ofHours(1).toMillis());
            again.offset = emitted.get(i).offset();
            again.restart();
            again.runFor(Duration.ofMinutes(1));

            List<String> all = new ArrayList<>(ids(emitted.subList(0, i + 1)));
            all.addAll(ids(again.emissions));
            assertThat(all).as("restart after %d", i).containsExactlyInAnyOrderElementsOf(events);
        }
    }

    @Test
    void aFullMemoryLosesAndRepeatsNothing() throws InterruptedException {
        TunedSettings settings = new TunedSettings();
        settings.memoryBudget = 5;
        Source forgetful = disordered(settings.build());
        put(forgetful, AGE);

        forgetful.runFor(Duration.ofMinutes(30));

        assertThat(ids(forgetful.emissions)).containsExactlyInAnyOrderElementsOf(events);
    }
}
