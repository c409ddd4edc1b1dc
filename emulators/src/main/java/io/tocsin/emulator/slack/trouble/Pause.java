package io.tocsin.emulator.slack.trouble;

import java.time.Duration;

/** How the emulator waits. */
@FunctionalInterface
public interface Pause {
    /** Returns after that time, or sooner if the emulator closes. */
    void await(Duration time) throws InterruptedException;
}
