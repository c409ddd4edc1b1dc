package io.tocsin.emulator.cloudwatch.trouble;

import io.tocsin.emulator.cloudwatch.search.PageTroubles;
import io.tocsin.emulator.cloudwatch.store.Arrivals;
import io.tocsin.emulator.cloudwatch.wire.AwsError;
import io.tocsin.emulator.cloudwatch.wire.Fate;
import io.tocsin.emulator.cloudwatch.wire.Fate.Delivery;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes the troubles that are switched on. */
public final class TroubleMaker implements Arrivals, PageTroubles {
    /** The 99th percentile of the normal distribution, in standard deviations. */
    private static final double P99 = 2.3263;

    private record State(Troubles troubles, Dice dice) {}

    private volatile State state;

    public TroubleMaker(Troubles troubles) {
        this.state = new State(troubles, new Dice(troubles.seed()));
    }

    public Troubles troubles() {
        return state.troubles();
    }

    /** Changes the switches and throws the dice anew from the seed. */
    public synchronized void change(UnaryOperator<Troubles> change) {
        Troubles changed = change.apply(state.troubles());
        state = new State(changed, new Dice(changed.seed()));
    }

    /** What becomes of the next request. */
    public Fate fate(String operation) {
        State now = state;
        Duration skew = Duration.ofMillis(now.troubles().millis(Switch.CLOCK_SKEW_MILLIS));
        if (!now.troubles().concerns(operation)) {
            return new Fate(Duration.ZERO, null, Delivery.WHOLE, skew);
        }
        return new Fate(latency(now), refusal(now), delivery(now), skew);
    }

    private static Duration latency(State now) {
        double median = now.troubles().get(Switch.LATENCY_MEDIAN_MILLIS);
        double p99 = Math.max(median, now.troubles().get(Switch.LATENCY_P99_MILLIS));
        double normal = now.dice().normal(Switch.LATENCY_MEDIAN_MILLIS);
        if (median <= 0) {
            return Duration.ZERO;
        }
        double sigma = Math.log(p99 / median) / P99;
        return Duration.ofMillis(Math.round(median * Math.exp(sigma * normal)));
    }

    private static @Nullable AwsError refusal(State now) {
        boolean throttled = hits(now, Switch.THROTTLED_SHARE);
        double error = now.dice().uniform(Switch.SERVER_ERROR_SHARE);
        double share = now.troubles().get(Switch.SERVER_ERROR_SHARE);
        if (throttled) {
            return AwsError.throttling();
        }
        if (error >= share) {
            return null;
        }
        return error < share / 2 ? AwsError.internalFailure() : AwsError.serviceUnavailable();
    }

    private static Delivery delivery(State now) {
        boolean dropped = hits(now, Switch.DROPPED_SHARE);
        boolean halfSent = hits(now, Switch.HALF_SENT_SHARE);
        if (dropped) {
            return Delivery.NONE;
        }
        return halfSent ? Delivery.HALF : Delivery.WHOLE;
    }

    private static boolean hits(State now, Switch each) {
        return now.dice().hits(each, now.troubles().get(each));
    }

    @Override
    public long late() {
        State now = state;
        return hits(now, Switch.LATE_INGESTION_SHARE) ? now.troubles().millis(Switch.LATE_INGESTION_MILLIS) : 0;
    }

    @Override
    public long hidden() {
        State now = state;
        double minimum = now.troubles().get(Switch.VISIBILITY_DELAY_MIN_MILLIS);
        double maximum = Math.max(minimum, now.troubles().get(Switch.VISIBILITY_DELAY_MAX_MILLIS));
        return maximum <= 0
                ? 0
                : Math.round(minimum + (maximum - minimum) * now.dice().uniform(Switch.VISIBILITY_DELAY_MAX_MILLIS));
    }

    @Override
    public boolean outOfOrder() {
        return hits(state, Switch.OUT_OF_ORDER_SHARE);
    }

    @Override
    public boolean withheld() {
        return hits(state, Switch.WITHHELD_SHARE);
    }

    @Override
    public boolean repeatedToken() {
        return hits(state, Switch.REPEATED_TOKEN_SHARE);
    }

    @Override
    public Duration tokenLife() {
        return Duration.ofMillis(state.troubles().millis(Switch.TOKEN_LIFE_MILLIS));
    }
}
