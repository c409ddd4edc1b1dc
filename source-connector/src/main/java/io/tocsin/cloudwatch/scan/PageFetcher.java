package io.tocsin.cloudwatch.scan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Fetches pages, several at a time, while the task does something else. Used by one thread, but for {@link #stop()}. */
interface PageFetcher {

    /** How many more pages it can fetch now. */
    int room();

    /** Fetches a page. Never blocks. */
    void submit(Fetch fetch);

    /** What was fetched, in the order of arrival; null if nothing is there after {@code longest}, or it was stopped. */
    @Nullable
    Fetched await(Duration longest) throws InterruptedException;

    /** Fetches no more, and lets nobody wait. May be called by any thread. */
    void stop();
}
