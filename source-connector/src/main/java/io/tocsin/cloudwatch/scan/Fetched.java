package io.tocsin.cloudwatch.scan;

import io.tocsin.cloudwatch.logs.LogsApi;
import io.tocsin.cloudwatch.logs.LogsFailure;
import io.tocsin.cloudwatch.logs.Page;
import java.time.InstantSource;

/**
 * What came of a fetch.
 *
 * @param sentAt when the request was sent, on this machine's clock
 */
record Fetched(Fetch fetch, long sentAt, Outcome outcome) {

    /** A page, or why there is none. */
    @FunctionalInterface
    interface Outcome {
        Page page() throws LogsFailure;
    }

    /** Sends the request and waits for the answer. Whatever goes wrong is for the task's thread to see. */
    static Fetched of(Fetch fetch, LogsApi api, InstantSource clock) {
        long sentAt = clock.millis();
        return new Fetched(fetch, sentAt, outcome(fetch, api));
    }

    private static Outcome outcome(Fetch fetch, LogsApi api) {
        try {
            Page page = api.filter(fetch.request());
            return () -> page;
        } catch (LogsFailure failure) {
            return () -> {
                throw failure;
            };
        } catch (Throwable unexpected) {
            return () -> {
                throw new IllegalStateException("A page could not be read: " + unexpected.getMessage(), unexpected);
            };
        }
    }
}
