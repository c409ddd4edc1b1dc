package io.tocsin.cloudwatch.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.cloudwatch.logs.LogEvent;
import io.tocsin.cloudwatch.logs.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventOrderTest {
    private static final long NOW = 1_790_000_000_000L;

    private final List<LogEvent> ordered = new ArrayList<>();

    EventOrderTest() {
        for (long timestamp = 1; timestamp <= 3; timestamp++) {
            for (long ingestionTime = 5; ingestionTime <= 7; ingestionTime++) {
                for (String id : List.of("a", "b", "c")) {
                    String whole = id + timestamp + ingestionTime;
                    ordered.add(new LogEvent(whole, "stream", timestamp, ingestionTime, "ERROR"));
                }
            }
        }
    }

    private static Page page(List<LogEvent> events) {
        return new Page(events, null, NOW);
    }

    @Test
    void aPageIsSortedByTimestampThenIngestionThenId() {
        for (int seed = 0; seed < 20; seed++) {
            List<LogEvent> shuffled = new ArrayList<>(ordered);
            Collections.shuffle(shuffled, new Random(seed));

            assertThat(EventOrder.sorted(page(shuffled)).events()).isEqualTo(ordered);
        }
        List<LogEvent> oneIdTooEarly = new ArrayList<>(ordered);
        Collections.swap(oneIdTooEarly, 0, 1);
        assertThat(EventOrder.sorted(page(oneIdTooEarly)).events()).isEqualTo(ordered);
    }

    @Test
    void aPageThatIsInOrderStaysAsItIs() {
        Page page = page(ordered);

        assertThat(EventOrder.sorted(page)).isSameAs(page);
    }

    @Test
    void pagesAreSortedAcross() {
        List<Page> pages = List.of(
                page(ordered.subList(20, 27)),
                page(List.of()),
                page(ordered.subList(0, 12)),
                page(ordered.subList(12, 20)));

        List<Page> sorted = EventOrder.sortedAcross(pages);

        assertThat(sorted).extracting(page -> page.events().size()).containsExactly(7, 0, 12, 8);
        assertThat(sorted.stream().flatMap(page -> page.events().stream())).containsExactlyElementsOf(ordered);
    }

    @Test
    void pagesThatAreInOrderStayAsTheyAre() {
        List<Page> pages = List.of(page(ordered.subList(0, 7)), page(List.of()), page(ordered.subList(7, 27)));

        assertThat(EventOrder.sortedAcross(pages)).isSameAs(pages);
    }
}
