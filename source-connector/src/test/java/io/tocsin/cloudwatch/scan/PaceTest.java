package io.tocsin.cloudwatch.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final ScanSettings SETTINGS = ScanSettings.defaults();

    @Test
    void fewGroupsAreAskedAsOftenAsIsSet() {
        assertThat(Pace.keepable(SETTINGS, 0, 10)).isEqualTo(Duration.ofSeconds(5));
        assertThat(Pace.keepable(SETTINGS, 40, 10)).isEqualTo(Duration.ofSeconds(5));
    }

    /** Of 10 requests a second, 100 groups take 0.17 for late scans and 1.67 for hot ones. */
    @Test
    void moreGroupsAreAskedLessOften() {
        assertThat(Pace.keepable(SETTINGS, 100, 10)).isBetween(Duration.ofMillis(12_000), Duration.ofMillis(12_500));
    }

    /** A round of a thousand groups takes 100 s; tip and hot scans take turns beside late scans. */
    @Test
    void aThousandGroupsTakeTurns() {
        assertThat(Pace.keepable(SETTINGS, 1_000, 10)).isBetween(Duration.ofSeconds(230), Duration.ofSeconds(260));
    }

    @Test
    void theLoopKeepsWhatIsSaid() throws InterruptedException {
        Source source = new Source();
        source.requestsPerSecond = 2;
        source.groups = IntStream.range(0, 40).mapToObj(i -> "/g" + i).toList();
        source.runFor(Duration.ofMinutes(5));
        source.logs.requests.clear();

        source.runFor(Duration.ofMinutes(20));

        double tips = source.logs.requests.stream()
                .filter(request -> request.to()
                        > source.time.aws() - Duration.ofMinutes(30).toMillis())
                .filter(request ->
                        request.to() - request.from() > Duration.ofHours(2).toMillis()
                                && request.to() - request.from()
                                        < Duration.ofMinutes(134).toMillis())
                .count();
        double interval = 20 * 60.0 * 40 / tips;
        double said = Pace.keepable(source.settings, 40, 2).toMillis() / 1_000.0;
        assertThat(interval).isBetween(said * .8, said * 1.2);
    }
}
