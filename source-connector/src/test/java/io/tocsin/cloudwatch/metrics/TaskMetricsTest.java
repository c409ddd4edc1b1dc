package io.tocsin.cloudwatch.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TaskMetricsTest {
    private static final Map<String, String> PAYMENTS = Map.of("log_group", "payments");

    private final SetTime time = new SetTime();
    private final Shown shown = new Shown();
    private final TaskMetrics task = new TaskMetrics(shown, time, () -> 7.5);
    private final GroupMetrics group = task.group(PAYMENTS);

    /** Keeps in a map what is shown. */
    private static final class Shown implements Registry {
        private record Key(Metric metric, Map<String, String> tags) {}

        private final Map<Key, Supplier<Number>> values = new HashMap<>();
        private boolean closed;

        @Override
        public void add(Metric metric, Map<String, String> tags, Supplier<Number> value) {
            values.put(new Key(metric, tags), value);
        }

        @Override
        public void remove(Metric metric, Map<String, String> tags) {
            values.remove(new Key(metric, tags));
        }

        @Override
        public void close() {
            closed = true;
        }

        double value(Metric metric, Map<String, String> tags) {
            return Objects.requireNonNull(values.get(new Key(metric, tags)))
                    .get()
                    .doubleValue();
        }
    }

    @Test
    void tellsHowLongAgoLogGroupsWereLookedFor() {
        assertThat(of(TaskMetric.LAST_DISCOVERY_AGE)).isNaN();

        task.discovered();
        time.pass(Duration.ofMinutes(20));
        assertThat(of(TaskMetric.LAST_DISCOVERY_AGE)).isEqualTo(1_200);

        task.discovered();
        assertThat(of(TaskMetric.LAST_DISCOVERY_AGE)).isZero();
    }

    @Test
    void countsWhatHappens() {
        group.requestSent();
        group.requestSent();
        group.pageArrived(false);
        group.pageArrived(true);
        group.throttled();
        group.count(GroupMetric.ACCESS_DENIALS);
        group.count(GroupMetric.SETTLE_BREACHES);

        assertThat(of(GroupMetric.REQUESTS)).isEqualTo(2);
        assertThat(of(GroupMetric.PAGES)).isEqualTo(2);
        assertThat(of(GroupMetric.EMPTY_PAGES)).isEqualTo(1);
        assertThat(of(GroupMetric.THROTTLES)).isEqualTo(1);
        assertThat(of(GroupMetric.ACCESS_DENIALS)).isEqualTo(1);
        assertThat(of(GroupMetric.SETTLE_BREACHES)).isEqualTo(1);
        assertThat(of(GroupMetric.TRANSIENT_ERRORS)).isZero();
    }

    @Test
    void theTaskCountsForAllItsLogGroups() {
        GroupMetrics other = task.group(Map.of("log_group", "orders"));
        group.requestSent();
        other.requestSent();
        other.throttled();
        other.inTrouble(true);
        task.readAhead(4_711);
        assertThat(of(TaskMetric.POLL_INTERVAL)).isNaN();
        task.pollInterval(Duration.ofMillis(5_500));

        assertThat(of(TaskMetric.LOG_GROUPS)).isEqualTo(2);
        assertThat(of(TaskMetric.LOG_GROUPS_IN_TROUBLE)).isEqualTo(1);
        assertThat(of(TaskMetric.REQUESTS)).isEqualTo(2);
        assertThat(of(TaskMetric.THROTTLES)).isEqualTo(1);
        assertThat(of(TaskMetric.POLL_INTERVAL)).isEqualTo(5.5);
        assertThat(of(TaskMetric.READ_AHEAD_BYTES)).isEqualTo(4_711);
        assertThat(of(TaskMetric.REQUEST_LIMIT)).isEqualTo(7.5);
        other.close();
        assertThat(of(TaskMetric.LOG_GROUPS)).isEqualTo(1);
        assertThat(of(TaskMetric.LOG_GROUPS_IN_TROUBLE)).isZero();
    }

    @Test
    void theRateIsThatOfTheLastMinute() {
        for (int second = 0; second < 60; second++) {
            group.requestSent();
            group.requestSent();
            time.pass(Duration.ofSeconds(1));
        }
        assertThat(of(TaskMetric.REQUESTS_PER_SECOND)).isBetween(1.8, 2.2);

        time.pass(Duration.ofMinutes(5));

        assertThat(of(TaskMetric.REQUESTS_PER_SECOND)).isZero();
    }

    @Test
    void agesGrow() {
        assertThat(of(GroupMetric.LAST_EVENT_AGE)).isNaN();
        time.pass(Duration.ofSeconds(30));
        assertThat(of(GroupMetric.LAST_SCAN_AGE)).isEqualTo(30);

        group.scanned(time.millis() - 2_000);
        group.scanned(time.millis() - 9_000);
        group.written(time.millis() - 5_000, 1_000, 0);
        assertThat(of(GroupMetric.LAST_EVENT_AGE)).isNaN();
        group.written(time.millis() - 50_000, 1_000, 0);
        group.pageTaken(0, () -> 0);

        assertThat(of(GroupMetric.LAST_SCAN_AGE)).isEqualTo(2);
        assertThat(of(GroupMetric.LAST_EVENT_AGE)).isEqualTo(5);
        time.pass(Duration.ofSeconds(10));
        assertThat(of(GroupMetric.LAST_SCAN_AGE)).isEqualTo(12);
        group.written(time.millis() + 60_000, 0, 0);
        group.pageTaken(0, () -> 0);
        assertThat(of(GroupMetric.LAST_EVENT_AGE)).isZero();
    }

    @Test
    void tellsDelaysOfEvents() {
        for (int number = 1; number <= 100; number++) {
            group.written(time.millis(), number * 1_000L, number == 100 ? 20_000 : 0);
        }
        assertThat(of(GroupMetric.EVENTS)).isEqualTo(0);
        group.pageTaken(0, () -> 0);
        group.pageTaken(0, () -> 0);

        assertThat(of(GroupMetric.EVENTS)).isEqualTo(100);
        assertThat(of(GroupMetric.INGESTION_DELAY_P50)).isBetween(50.0, 54.0);
        assertThat(of(GroupMetric.INGESTION_DELAY_P95)).isBetween(95.0, 100.0);
        assertThat(of(GroupMetric.INGESTION_DELAY_P99)).isBetween(99.0, 100.0);
        assertThat(of(GroupMetric.INGESTION_DELAY_MAX)).isEqualTo(100);
        assertThat(of(GroupMetric.VISIBILITY_DELAY_P99)).isZero();
        assertThat(of(GroupMetric.VISIBILITY_DELAY_MAX)).isEqualTo(20);
    }

    @Test
    void tellsOffsetAndBackfill() {
        assertThat(of(GroupMetric.OFFSET_BYTES)).isZero();
        assertThat(of(GroupMetric.BACKFILL_PROGRESS)).isEqualTo(1);
        assertThat(of(GroupMetric.BACKFILL_REMAINING)).isZero();

        group.pageTaken(17, () -> 900);
        group.backfill(.25, 180);

        assertThat(of(GroupMetric.RECENT_EVENTS)).isEqualTo(17);
        assertThat(of(GroupMetric.OFFSET_BYTES)).isEqualTo(900);
        assertThat(of(GroupMetric.BACKFILL_PROGRESS)).isEqualTo(.25);
        assertThat(of(GroupMetric.BACKFILL_REMAINING)).isEqualTo(180);
    }

    @Test
    void closesItsRegistry() {
        task.close();

        assertThat(shown.closed).isTrue();
    }

    private double of(GroupMetric metric) {
        return shown.value(metric, PAYMENTS);
    }

    private double of(TaskMetric metric) {
        return shown.value(metric, Map.of());
    }
}
