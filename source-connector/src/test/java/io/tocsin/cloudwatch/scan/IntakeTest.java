package io.tocsin.cloudwatch.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.cloudwatch.ledger.LedgerState;
import io.tocsin.cloudwatch.logs.LogEvent;
import io.tocsin.cloudwatch.logs.LogGroup;
import io.tocsin.cloudwatch.logs.Page;
import io.tocsin.cloudwatch.logs.Selection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private static final long NOW = 1_790_000_000_000L;

    @Test
    void whatAPageHoldsInDisorderIsTakenByTimestampThenIngestionThenId() {
        List<LogEvent> ordered = new ArrayList<>();
        for (long timestamp = 1; timestamp <= 3; timestamp++) {
            for (long ingestionTime = 5; ingestionTime <= 7; ingestionTime++) {
                for (String id : List.of("a", "b", "c")) {
                    String whole = id + timestamp + ingestionTime;
                    ordered.add(new LogEvent(whole, "stream", timestamp, ingestionTime, "ERROR"));
                }
            }
        }
        for (int seed = 0; seed < 20; seed++) {
            List<LogEvent> shuffled = new ArrayList<>(ordered);
            Collections.shuffle(shuffled, new Random(seed));

            assertThat(taken(shuffled)).isEqualTo(ordered);
        }
        List<LogEvent> oneIdTooEarly = new ArrayList<>(ordered);
        Collections.swap(oneIdTooEarly, 0, 1);
        assertThat(taken(oneIdTooEarly)).isEqualTo(ordered);
    }

    private static List<LogEvent> taken(List<LogEvent> events) {
        WatchedGroup group = new WatchedGroup(new LogGroup("/app"), Selection.matching("ERROR"), null, now -> 0);
        Intake intake = new Intake(group, "print", ScanSettings.defaults(), LedgerState.startingAt(0));
        Scan scan = new Scan(ScanTier.LATE, 0, NOW, OptionalLong.empty());
        Page page = new Page(events, null, NOW);
        intake.arrived(scan, page);
        return intake.take(scan, page).stream()
                .map(emission -> ((EmittedEvent) emission).event())
                .toList();
    }
}
