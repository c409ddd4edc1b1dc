package io.tocsin.quickstart;

import io.tocsin.quickstart.local.LocalLogs;
import io.tocsin.quickstart.local.StopSignal;
import io.tocsin.quickstart.plan.Logs;
import io.tocsin.quickstart.plan.Plan;
import io.tocsin.quickstart.plan.Refusal;
import io.tocsin.quickstart.plugins.PluginZips;
import io.tocsin.quickstart.watch.Arrival;
import io.tocsin.quickstart.watch.DeliveryWatch;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One run of the command, from start to last line. */
final class Run {
    private static final Duration TICK = Duration.ofMillis(250);
    /** Before a planned end, so that the numbers of the last line agree where Slack's pace allows. */
    private static final Duration MAX_DRAIN = Duration.ofSeconds(8);

    private static final int TICKS_BETWEEN_CHECKS = 8;

    private final Plan plan;
    private final Console console;
    private final StopSignal stop;
    private final InstantSource clock;
    private final @Nullable Instant end;
    private long reachedSlack;

    /**
     * Prepares a run.
     *
     * @param began from when on the plan's time counts
     */
    Run(Plan plan, Console console, StopSignal stop, InstantSource clock, Instant began) {
        this.plan = plan;
        this.console = console;
        this.stop = stop;
        this.clock = clock;
        this.end = plan.stopAfter() == null ? null : began.plus(plan.stopAfter());
    }

    /**
     * Runs until the plan's time is over or the signal to stop is given.
     *
     * @return the exit status
     * @throws Refusal if it could not start, or a connector failed
     */
    int run(DataDirectory data, PluginZips plugins) {
        console.starting(data);
        Accounting accounting;
        Optional<String> failure;
        try (Pipeline pipeline = Pipeline.start(plan, data.path(), plugins, console::say)) {
            console.running(plan, pipeline, data);
            try (DeliveryWatch watch = pipeline.watch()) {
                failure = follow(pipeline, watch);
                accounting = finish(pipeline, watch);
            }
        }
        console.say(accounting.line());
        failure.ifPresent(line -> {
            throw new Refusal(line);
        });
        return plan.stopAfter() == null || reachedSlack > 0 ? 0 : 1;
    }

    private Optional<String> follow(Pipeline pipeline, DeliveryWatch watch) {
        Optional<String> failure = Optional.empty();
        for (int tick = 1; !isOver() && failure.isEmpty(); tick++) {
            report(watch.advance(TICK));
            if (isDraining()) {
                pipeline.stopWriting();
            }
            if (tick % TICKS_BETWEEN_CHECKS == 0) {
                failure = failure(pipeline);
            }
        }
        return failure;
    }

    /** On Ctrl-C the worker ends at the same time as this, and answers no more. */
    private Optional<String> failure(Pipeline pipeline) {
        try {
            return pipeline.failure();
        } catch (UncheckedIOException e) {
            if (stop.isGiven()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Accounting finish(Pipeline pipeline, DeliveryWatch watch) {
        pipeline.stopWriting();
        pipeline.stopWorker();
        report(watch.advanceToEnd());
        Optional<LocalLogs> logs = pipeline.localLogs();
        return new Accounting(
                logs.map(local -> OptionalLong.of(local.group().count())).orElseGet(OptionalLong::empty),
                logs.map(local -> OptionalLong.of(local.group().countMatching(plan.filter())))
                        .orElseGet(OptionalLong::empty),
                watch.inTopic(),
                watch.inSlack());
    }

    private void report(List<Arrival> arrivals) {
        reachedSlack += arrivals.size();
        arrivals.forEach(console::reached);
    }

    private boolean isOver() {
        return stop.isGiven() || (end != null && !clock.instant().isBefore(end));
    }

    /** The sample application falls silent a little before the end; a file is fed to its end as long as there is time. */
    private boolean isDraining() {
        Duration time = plan.stopAfter();
        if (end == null || time == null || !isSample()) {
            return false;
        }
        Duration drain = time.dividedBy(4).compareTo(MAX_DRAIN) < 0 ? time.dividedBy(4) : MAX_DRAIN;
        return !clock.instant().isBefore(end.minus(drain));
    }

    private boolean isSample() {
        return plan.logs() instanceof Logs.Local local && local.file() == null;
    }
}
