package io.tocsin.cloudwatch.scan;

import static io.tocsin.cloudwatch.scan.Source.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.cloudwatch.logs.Feed;
import io.tocsin.cloudwatch.logs.LogGroup;
import io.tocsin.cloudwatch.logs.LogsFailure;
import io.tocsin.cloudwatch.logs.Selection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Groups that a running loop begins to scan, and leaves. */
class ComingAndGoingTest {
    private static final Feed APP = Feed.of(new LogGroup("/app"));
    private static final Feed OTHER = Feed.of(new LogGroup("/other"));

    private final Source source = new Source();

    @Test
    void aGroupThatComesIsScanned() throws InterruptedException {
        source.groups = List.of();
        ScanLoop loop = source.restart();
        assertThat(source.runFor(Duration.ofSeconds(10))).isEmpty();
        loop.add(watched(APP, null));
        source.runFor(Duration.ofSeconds(1));
        String event = source.put();

        assertThat(ids(source.runFor(Duration.ofMinutes(1)))).containsExactly(event);
        assertThat(loop.groups()).isEqualTo(1);
    }

    @Test
    void aGroupThatGoesIsScannedNoMore() throws InterruptedException {
        source.groups = List.of("/app", "/other");
        ScanLoop loop = source.restart();
        source.runFor(Duration.ofMinutes(1));
        loop.remove(APP);
        source.logs.requests.clear();
        source.put();

        List<Emission> emissions = source.runFor(Duration.ofMinutes(1));

        assertThat(emissions).extracting(Emission::feed).containsOnly(OTHER);
        assertThat(source.logs.requests)
                .allSatisfy(request -> assertThat(request.logGroup().name()).isEqualTo("/other"));
        loop.remove(APP);
        assertThat(loop.groups()).isEqualTo(1);
    }

    @Test
    void whoObservesAGroupIsToldThatItGoes() throws InterruptedException {
        List<String> told = new ArrayList<>();
        source.observer = new GroupObserver() {
            @Override
            public void requestSent() {
                told.add("asked");
            }

            @Override
            public void left() {
                told.add("left");
            }
        };
        ScanLoop loop = source.restart();
        source.runFor(Duration.ofMinutes(1));
        loop.remove(APP);
        loop.remove(APP);
        source.runFor(Duration.ofMinutes(1));

        assertThat(told).startsWith("asked").endsWith("left").containsOnlyOnce("left");
    }

    /** Whatever Connect has stored meanwhile. */
    @Test
    void aGroupThatComesBackGoesOnWhereItStood() throws InterruptedException {
        ScanLoop loop = source.restart();
        source.runFor(Duration.ofSeconds(1));
        @Nullable Map<String, Object> stale = source.offset;
        String before = source.put();
        source.runFor(Duration.ofMinutes(1));
        loop.remove(APP);
        String meanwhile = source.put();
        source.runFor(Duration.ofMinutes(10));
        loop.add(watched(APP, stale));
        source.runFor(Duration.ofMinutes(20));

        assertThat(ids(source.emissions)).containsExactly(before, meanwhile);
    }

    @Test
    void requestsUnderWayOfAGroupThatGoesDoNoHarm() throws InterruptedException {
        source.logs.latency = () -> 5_000;
        source.groups = List.of("/app", "/other");
        ScanLoop loop = source.restart();
        List<Emission> emissions = new ArrayList<>(loop.next());
        loop.remove(APP);

        emissions.addAll(source.runFor(Duration.ofMinutes(1)));

        assertThat(emissions).isNotEmpty().extracting(Emission::feed).containsOnly(OTHER);
    }

    @Test
    void aRefusalAboutAGroupThatWentStopsNothing() throws InterruptedException {
        source.logs.latency = () -> 5_000;
        ScanLoop loop = source.restart();
        loop.next();
        source.logs.failures.add(LogsFailure.Kind.INVALID_REQUEST);
        loop.remove(APP);

        assertThat(source.runFor(Duration.ofMinutes(1))).isEmpty();
    }

    /** One metric filter's pattern says nothing of the others. */
    @Test
    void aRefusedPatternOfAMetricFilterStopsNothing() throws InterruptedException {
        source.groups = List.of();
        ScanLoop loop = source.restart();
        loop.add(watched(new Feed(new LogGroup("/app"), "errors"), null));
        source.logs.failures.add(LogsFailure.Kind.INVALID_REQUEST);
        source.runFor(Duration.ofMinutes(2));
        String event = source.put();

        assertThat(ids(source.runFor(Duration.ofMinutes(1)))).containsExactly(event);
    }

    @Test
    void anOffsetThatCannotBeReadIsRefusedByItsGroup() {
        ScanLoop loop = source.restart();

        assertThatThrownBy(() -> loop.add(watched(OTHER, Map.of("position", "soon"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/other");
    }

    private WatchedGroup watched(Feed feed, @Nullable Map<String, ?> offset) {
        return new WatchedGroup(feed, Selection.matching("ERROR"), offset, source.start);
    }
}
