package io.tocsin.emulator.cloudwatch.wire;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a request beyond what its operation makes of it.
 *
 * @param latency before it is carried out
 * @param refusal with which it is answered instead of being carried out, or null
 * @param dateSkew how far AWS's clock, which the Date header shows and signatures are judged by, is ahead of the time
 */
public record Fate(Duration latency, @Nullable AwsError refusal, Delivery delivery, Duration dateSkew) {
    public static final Fate GOOD = new Fate(Duration.ZERO, null, Delivery.WHOLE, Duration.ZERO);

    /** The same with all of the answer sent. */
    Fate whole() {
        return new Fate(latency, refusal, Delivery.WHOLE, dateSkew);
    }

    /** How much of the answer is sent before the connection is closed. */
    public enum Delivery {
        WHOLE,
        HALF,
        NONE
    }
}
