package io.tocsin.cloudwatch.scan;

import static io.tocsin.cloudwatch.scan.Source.START;
import static io.tocsin.cloudwatch.scan.Source.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How requests are shared out, and what happens when there is too much. */
class SharingTest {
    private final Source source = new Source();

    @Test
    void lateScansTakeAFifthWhileOthersNeedTheRest() throws InterruptedException {
        source.requestsPerSecond = 10;
        source.logs.latency = () -> 20;
        source.logs.pageSize = () -> 1;
        source.start = StartPolicy.earliest();
        for (long i = 0; i < 5_000; i++) {
            source.put(START - i, START - i, START - i);
            source.put(START + i * 7, START + i * 7, START + i * 7);
        }
        source.runFor(Duration.ofSeconds(1));
        source.logs.requests.clear();

        source.runFor(Duration.ofSeconds(60));

        long late = source.logs.requests.stream().filter(source::isLate).count();
        assertThat(late / (double) source.logs.requests.size()).isBetween(.19, .21);
    }

    @Test
    void aBusyGroupLeavesTheOthersTheirTurn() throws InterruptedException {
        source.groups = List.of("/a", "/b", "/c");
        source.requestsPerSecond = 10;
        source.logs.latency = () -> 50;
        source.logs.pageSize = () -> 1;
        for (int i = 0; i < 3_000; i++) {
            source.put(START + i, START + i, START);
        }
        source.runFor(Duration.ofSeconds(60));

        Map<String, Long> turns = source.logs.requests.stream()
                .collect(Collectors.groupingBy(
                        request -> request.logGroup().reference(), TreeMap::new, Collectors.counting()));

        assertThat(turns.keySet()).containsExactly("/a", "/b", "/c");
        assertThat(turns.values()).allMatch(count -> Math.abs(count - 200) < 10);
    }

    @Test
    void aThousandMatchesASecondKeepTheOffsetSmallAndAllArrive() throws InterruptedException {
        List<String> events = new ArrayList<>();
        int seconds = 120;
        for (int i = 0; i < seconds * 1_000; i++) {
            long at = START + i;
            events.add(source.put(at - i % 3_000 / 2, at, at + i % 2_000));
        }
        source.start = StartPolicy.relative(Duration.ofHours(-1));
        source.logs.recording = false;
        source.logs.latency = () -> 100;
        int largest = 0;
        for (int minute = 0; minute < 20; minute++) {
            for (Emission emission : everyThousandth(source.runFor(Duration.ofMinutes(1)))) {
                largest = Math.max(
                        largest, String.valueOf(emission.offset().get("state")).length());
            }
        }

        assertThat(ids(source.emissions)).hasSize(events.size()).doesNotHaveDuplicates();
        assertThat(largest).isBetween(64 * 1024 / 4, 64 * 1024);
    }

    private static List<Emission> everyThousandth(List<Emission> emissions) {
        List<Emission> some = new ArrayList<>();
        for (int i = 999; i < emissions.size(); i += 1_000) {
            some.add(emissions.get(i));
        }
        return some;
    }
}
