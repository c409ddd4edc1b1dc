package io.tocsin.cloudwatch;

import io.tocsin.cloudwatch.logs.Feed;
import io.tocsin.cloudwatch.logs.FilterRequest;
import io.tocsin.cloudwatch.logs.LogsApi;
import io.tocsin.cloudwatch.logs.LogsFailure;
import io.tocsin.cloudwatch.logs.Selection;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks CloudWatch Logs when the connector starts, so that what keeps everything from being read stands in the connector's status at
 * once. One cheap request does, unless the first log group is in trouble of its own.
 */
final class EarlyCheck {
    private static final Logger LOG = LoggerFactory.getLogger(EarlyCheck.class);
    static final int MOST_GROUPS = 5;

    private final LogsApi api;
    private final InstantSource clock;
    private final Runnable spend;

    /** @param spend called before each request, which takes something of the request budget */
    EarlyCheck(LogsApi api, InstantSource clock, Runnable spend) {
        this.api = api;
        this.clock = clock;
        this.spend = spend;
    }

    /** What is asked about. */
    record Probe(Feed feed, Selection selection) {}

    /**
     * Asks about the log groups, until one can be read or {@value #MOST_GROUPS} cannot.
     *
     * @throws ConnectException if the connector's filter pattern is refused, if no credentials are configured, or if none of the log
     *     groups can be read until someone has acted
     */
    void run(List<Probe> groups) {
        List<LogsFailure> unreadable = new ArrayList<>();
        for (Probe group : groups.subList(0, Math.min(MOST_GROUPS, groups.size()))) {
            try {
                ask(group);
                break;
            } catch (LogsFailure failure) {
                switch (failure.kind()) {
                    case INVALID_REQUEST -> refused(group, failure);
                    case NO_CREDENTIALS -> throw nothingToRead(failure);
                    case ACCESS_DENIED, GROUP_UNSUPPORTED -> unreadable.add(failure);
                    case GROUP_GONE -> LOG.warn("{}", failure.getMessage());
                    case THROTTLED, TRANSIENT, TOKEN_REJECTED, CLOSED -> {
                        LOG.warn("Starts without a check of pattern and permissions: {}", failure.getMessage());
                        return;
                    }
                }
            }
        }
        judge(unreadable, groups);
    }

    /** Reads nothing worth having. */
    private void ask(Probe group) throws LogsFailure {
        spend.run();
        long now = Math.max(0, clock.millis());
        api.filter(new FilterRequest(group.feed().logGroup(), group.selection(), now, now + 1, null));
    }

    /** Some log groups only may lack a permission or be of another class, and then the others are read all the same. */
    private static void judge(List<LogsFailure> unreadable, List<Probe> groups) {
        if (!groups.isEmpty() && unreadable.size() == groups.size()) {
            throw nothingToRead(unreadable.get(0));
        }
        unreadable.forEach(each -> LOG.warn("{}", each.getMessage()));
    }

    private static ConnectException nothingToRead(LogsFailure failure) {
        return failed(
                "No log group can be read. " + failure.getMessage() + ". Mend that, then restart the connector.",
                failure);
    }

    /** The pattern of one metric filter says nothing of the others. */
    private static void refused(Probe group, LogsFailure failure) {
        String pattern = group.selection().pattern();
        if (group.feed().metricFilter() != null) {
            LOG.warn("The pattern '{}' of {} is refused: {}", pattern, group.feed(), failure.getMessage());
            return;
        }
        throw failed(
                "CloudWatch Logs refuses the filter pattern '" + pattern + "'. " + failure.getMessage()
                        + ". Correct the connector's configuration.",
                failure);
    }

    /** Without a cause: its words are in the message, and its trace would bury them in the connector's status. */
    private static ConnectException failed(String message, LogsFailure failure) {
        LOG.debug("The check at the start failed", failure);
        return new ConnectException(message);
    }
}
