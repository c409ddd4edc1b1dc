package io.tocsin.cloudwatch;

import io.tocsin.cloudwatch.logs.LogsFailure;
import io.tocsin.cloudwatch.metrics.GroupMetric;
import io.tocsin.cloudwatch.metrics.GroupMetrics;
import io.tocsin.cloudwatch.scan.GroupObserver;
import io.tocsin.cloudwatch.scan.Sighting;
import java.util.Map;

/** Puts what happens to a log group into its metrics. */
final class Observation implements GroupObserver {
    private final GroupMetrics metrics;
    private long clockAhead;

    Observation(GroupMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void requestSent() {
        metrics.requestSent();
    }

    @Override
    public void pageArrived(int events, long awsAhead) {
        clockAhead = awsAhead;
        metrics.pageArrived(events == 0);
    }

    @Override
    public void requestFailed(LogsFailure.Kind kind) {
        switch (kind) {
            case THROTTLED -> metrics.throttled();
            case TRANSIENT -> metrics.count(GroupMetric.TRANSIENT_ERRORS);
            case TOKEN_REJECTED -> metrics.count(GroupMetric.TOKEN_REJECTIONS);
            case ACCESS_DENIED, NO_CREDENTIALS -> metrics.count(GroupMetric.ACCESS_DENIALS);
            case GROUP_GONE -> metrics.count(GroupMetric.MISSING_GROUP_ERRORS);
            case INVALID_REQUEST, GROUP_UNSUPPORTED -> metrics.count(GroupMetric.REFUSALS);
            case CLOSED -> {} // the task stops
        }
    }

    @Override
    public void troubled(boolean inTrouble) {
        metrics.inTrouble(inTrouble);
    }

    @Override
    public void emitted(Sighting sighting) {
        long timestamp = sighting.event().timestamp();
        metrics.written(timestamp - clockAhead, sighting.event().ingestionTime() - timestamp, sighting.hiddenMillis());
        if (sighting.late()) {
            metrics.count(GroupMetric.LATE_EVENTS);
        }
        if (sighting.unsettled()) {
            metrics.count(GroupMetric.SETTLE_BREACHES);
        }
    }

    @Override
    public void scanned(long startedAt) {
        metrics.scanned(startedAt - clockAhead);
    }

    @Override
    public void progressed(double part, double secondsLeft) {
        metrics.backfill(part, secondsLeft);
    }

    @Override
    public void left() {
        metrics.close();
    }

    @Override
    public void moved(int recentEvents, Map<String, Object> offset) {
        metrics.pageTaken(recentEvents, () -> OffsetSize.of(offset));
    }
}
