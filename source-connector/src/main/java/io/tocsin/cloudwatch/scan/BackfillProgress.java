package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.logs.LogGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once a minute how far a late scan is that takes long, and how long it will take at the pace of the last minute. */
final class BackfillProgress {
    private static final Logger LOG = LoggerFactory.getLogger(BackfillProgress.class);
    private static final long EVERY = Duration.ofMinutes(1).toMillis();

    private final LogGroup logGroup;
    private @Nullable Scan scan;
    private Pause pause = Pause.NONE;
    private long doneBefore;
    private double perMinute = Double.NaN;

    BackfillProgress(LogGroup logGroup) {
        this.logGroup = logGroup;
    }

    /** A page of the scan was taken. */
    void note(Scan current, long machineNow) {
        String words = words(current, machineNow);
        if (words != null) {
            LOG.info("Log group {}: {}", logGroup.reference(), words);
        }
    }

    /** What to say; null if it is not the time. */
    @Nullable
    String words(Scan current, long machineNow) {
        if (scan != current) {
            scan = current;
            perMinute = Double.NaN;
            restart(current, machineNow);
            return null;
        }
        if (!pause.isOver(machineNow) || current.isOver()) {
            return null;
        }
        perMinute = (double) current.doneTo() - doneBefore;
        String left = left(current).map(time -> "about " + time + " left").orElse("no estimate of the time left yet");
        String words = "history is read up to " + Instant.ofEpochMilli(current.doneTo()) + " of "
                + Instant.ofEpochMilli(current.to()) + "; " + left;
        restart(current, machineNow);
        return words;
    }

    private void restart(Scan current, long machineNow) {
        pause = Pause.of(machineNow, EVERY);
        doneBefore = current.doneTo();
    }

    private Optional<Duration> left(Scan current) {
        double seconds = secondsLeft(current);
        return Double.isNaN(seconds)
                ? Optional.empty()
                : Optional.of(Duration.ofMinutes(Math.max(1, Math.round(seconds / 60))));
    }

    /** How long the scan will still take at the pace of the last minute; NaN if that cannot be told. */
    double secondsLeft(Scan current) {
        if (current.isOver()) {
            return 0;
        }
        return perMinute > 0 ? (current.to() - current.doneTo()) / perMinute * 60 : Double.NaN;
    }
}
