package io.tocsin.cloudwatch.logs;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many requests may go to FilterLogEvents, which has a quota for each account and region. Whoever wants to send one asks
 * first. Implementations are shared by threads.
 */
public interface RequestBudget {

    /** What a request is for. */
    enum Use {
        /** The newest events: people wait for them. */
        LIVE,
        /** Late events and history: a fifth of the requests while live ones wait, and all that they leave. */
        LATE
    }

    /**
     * What the budget says.
     *
     * @param granted what one request may be sent for now; null if none may
     * @param askAgainIn how long to wait before asking again, if none was granted
     */
    record Answer(@Nullable Use granted, Duration askAgainIn) {}

    /**
     * Asks for one request.
     *
     * @param wanted what the caller has requests for; not empty
     */
    Answer ask(Set<Use> wanted);

    /** A request was refused for being one too many. */
    void throttled();

    /** A request was not refused. */
    void accepted();
}
