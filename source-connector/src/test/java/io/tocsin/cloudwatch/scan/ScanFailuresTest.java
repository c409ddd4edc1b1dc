package io.tocsin.cloudwatch.scan;

import static io.tocsin.cloudwatch.scan.Source.START;
import static io.tocsin.cloudwatch.scan.Source.heartbeats;
import static io.tocsin.cloudwatch.scan.Source.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.cloudwatch.logs.LogGroup;
import io.tocsin.cloudwatch.logs.LogsFailure;
import io.tocsin.cloudwatch.testing.StandardError;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ScanFailuresTest {
    private final Source source = new Source();

    @Test
    void whenThrottledTheWholeTaskAsksLessAndLessOften() throws InterruptedException {
        source.groups = List.of("/a", "/b");
        source.logs.failures.addAll(Collections.nCopies(1_000, LogsFailure.Kind.THROTTLED));

        source.runFor(Duration.ofMinutes(10));

        assertThat(source.logs.requests).hasSizeBetween(14, 30);
    }

    @Test
    void afterThrottlingNothingIsMissing() throws InterruptedException {
        source.runFor(Duration.ofSeconds(1));
        source.logs.failures.addAll(Collections.nCopies(5, LogsFailure.Kind.THROTTLED));
        String event = source.put();

        source.runFor(Duration.ofMinutes(2));

        assertThat(ids(source.emissions)).containsExactly(event);
    }

    @Test
    void aGroupInTroubleDoesNotHoldUpTheOthers() throws InterruptedException {
        source.groups = List.of("/a", "/b");
        source.start = StartPolicy.relative(Duration.ofMinutes(-1));
        source.logs.failures.add(LogsFailure.Kind.TRANSIENT);
        String event = source.put();

        ScanLoop loop = source.restart();
        List<Emission> out = new ArrayList<>(loop.next());
        out.addAll(loop.next());

        assertThat(heartbeats(out))
                .extracting(Emission::logGroup)
                .containsExactly(new LogGroup("/a"), new LogGroup("/b"));
        assertThat(out)
                .filteredOn(EmittedEvent.class::isInstance)
                .extracting(Emission::logGroup)
                .containsExactly(new LogGroup("/b"));
        assertThat(ids(source.runFor(Duration.ofMinutes(1)))).containsExactly(event);
    }

    @Test
    void whatSomeoneHasToMendIsTriedSlowlyAndGoesOnWhereItStood() throws InterruptedException {
        source.runFor(Duration.ofSeconds(1));
        source.logs.requests.clear();
        source.logs.failures.addAll(Collections.nCopies(15, LogsFailure.Kind.GROUP_GONE));
        String event = source.put();

        source.runFor(Duration.ofMinutes(7));
        assertThat(source.logs.requests).hasSizeBetween(7, 15);
        assertThat(ids(source.emissions)).isEmpty();
        source.runFor(Duration.ofMinutes(20));

        assertThat(ids(source.emissions)).containsExactly(event);
    }

    @Test
    void accessThatIsBackBeforePatienceEndsGoesOnWhereItStood() throws InterruptedException {
        source.runFor(Duration.ofSeconds(1));
        source.logs.failures.addAll(Collections.nCopies(5, LogsFailure.Kind.ACCESS_DENIED));
        String event = source.put();

        assertThat(ids(source.runFor(Duration.ofMinutes(10)))).containsExactly(event);
    }

    @Test
    void accessThatIsLostToAllForLongIsTriedForAgain() throws InterruptedException {
        source.groups = List.of("/a", "/b");
        source.runFor(Duration.ofSeconds(1));
        source.logs.failures.addAll(Collections.nCopies(300, LogsFailure.Kind.ACCESS_DENIED));
        String event = source.put();

        assertThat(ids(source.runFor(Duration.ofHours(1)))).isEmpty();

        assertThat(ids(source.runFor(Duration.ofHours(2)))).contains(event);
    }

    @Test
    void withoutCredentialsForLongTheTaskIsStopped() throws InterruptedException {
        source.groups = List.of("/a", "/b");
        source.runFor(Duration.ofSeconds(1));
        source.logs.failures.addAll(Collections.nCopies(1_000, LogsFailure.Kind.NO_CREDENTIALS));

        source.runFor(Duration.ofMinutes(5));

        assertThatThrownBy(() -> source.runFor(Duration.ofMinutes(3)))
                .isInstanceOf(ScanFailedException.class)
                .hasMessageContaining("told to fail")
                .hasMessageContaining("5 minutes");
    }

    @Test
    void aTroubleThatLastsIsToldEveryFewMinutesInOneLineForTheTask() throws InterruptedException {
        source.groups = IntStream.range(0, 20).mapToObj(i -> "/g" + i).toList();
        source.runFor(Duration.ofSeconds(1));
        source.logs.failures.addAll(Collections.nCopies(10_000, LogsFailure.Kind.TRANSIENT));

        String log = StandardError.during(() -> source.runFor(Duration.ofHours(1)));

        assertThat(log.lines().filter(line -> line.contains(": cannot be read")))
                .hasSize(20);
        assertThat(log.lines().filter(line -> line.contains("still cannot be read")))
                .hasSizeBetween(8, 11)
                .allMatch(line -> line.contains("as 20 of this task's 20 log groups"))
                .allMatch(line -> line.contains("told to fail"));
    }

    @Test
    void aRefusedPatternStopsTheTask() {
        source.logs.failures.add(LogsFailure.Kind.INVALID_REQUEST);

        assertThatThrownBy(() -> source.runFor(Duration.ofSeconds(1)))
                .isInstanceOf(ScanFailedException.class)
                .hasMessageContaining("'ERROR'")
                .hasMessageContaining("/app")
                .hasMessageContaining("told to fail")
                .hasCauseInstanceOf(LogsFailure.class);
    }

    @Test
    void aRejectedTokenThatWasNotThereIsTroubleLikeAnyOther() throws InterruptedException {
        source.logs.failures.addAll(Collections.nCopies(1_000, LogsFailure.Kind.TOKEN_REJECTED));

        source.runFor(Duration.ofMinutes(10));

        assertThat(source.logs.requests).hasSizeBetween(14, 30);
    }

    @Test
    void aClosedApiEndsItQuietly() throws InterruptedException {
        ScanLoop loop = source.restart();
        source.logs.close();

        assertThat(loop.next()).isEmpty();
        assertThat(loop.next()).isEmpty();
        assertThat(source.logs.requests).hasSize(1);
    }

    @Test
    void withNothingDueACallTakesAboutASecond() throws InterruptedException {
        source.runFor(Duration.ofSeconds(1));
        ScanLoop loop = source.restart();
        while (!loop.next().isEmpty()) {
            assertThat(source.time.aws()).isLessThan(START + 60_000);
        }
        long before = source.time.aws();

        assertThat(loop.next()).isEmpty();

        assertThat(source.time.aws() - before).isEqualTo(1_000);
    }

    @Test
    @Timeout(30)
    void stopWakesALoopThatWaits() throws Exception {
        ScanLoop loop = new ScanLoop(
                source.logs, source.budget(), List.of(), source.settings, InstantSource.system(), new Random(1));
        CompletableFuture<List<Emission>> call = CompletableFuture.supplyAsync(() -> quietNext(loop));

        loop.stop();

        assertThat(call.get(20, TimeUnit.SECONDS)).isEmpty();
        assertThat(loop.next()).isEmpty();
    }

    private static List<Emission> quietNext(ScanLoop loop) {
        try {
            return loop.next();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aClockThatIsSetBackProlongsNoPause() {
        Pause pause = Pause.of(10_000, 1_000);

        assertThat(pause.remaining(10_400)).isEqualTo(600);
        assertThat(pause.isOver(11_000)).isTrue();
        assertThat(pause.isOver(5_000)).isTrue();
        assertThat(Pause.NONE.isOver(0)).isTrue();
    }
}
