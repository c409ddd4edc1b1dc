package io.tocsin.cloudwatch;

import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.cloudwatch.logs.LogGroup;
import io.tocsin.cloudwatch.logs.LogGroupsApi;
import io.tocsin.cloudwatch.logs.LogsFailure;
import io.tocsin.cloudwatch.selection.Pages;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which log groups to ask about when the connector starts: those that are named, and some of those that are found. */
final class EarlySample {
    private static final Logger LOG = LoggerFactory.getLogger(EarlySample.class);

    private EarlySample() {}

    /** @throws ConnectException if log groups cannot be found until someone has acted, and none is named */
    static List<LogGroup> of(SourceConfig config, LogGroupsApi api, InstantSource clock) {
        List<LogGroup> groups = new ArrayList<>(Named.choice(config).named());
        if (config.groups().finds()) {
            groups.addAll(found(config, api, clock, groups.isEmpty()));
        }
        return groups;
    }

    private static List<LogGroup> found(
            SourceConfig config, LogGroupsApi api, InstantSource clock, boolean noneIsNamed) {
        try {
            Pages pages = new Pages(Duration.ZERO, clock, Lookouts::sleep);
            List<LogGroup> found = Lookouts.discovery(config, api, pages).sample(EarlyCheck.MOST_GROUPS);
            if (found.isEmpty()) {
                LOG.warn("No log group is found yet that the settings choose; the tasks look again now and then");
            }
            return found;
        } catch (LogsFailure failure) {
            return judge(failure, noneIsNamed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectException("Interrupted while log groups were looked for", e);
        }
    }

    private static List<LogGroup> judge(LogsFailure failure, boolean noneIsNamed) {
        boolean needsSomeone = failure.kind() == LogsFailure.Kind.INVALID_REQUEST
                || (failure.kind() == LogsFailure.Kind.ACCESS_DENIED && noneIsNamed);
        if (needsSomeone) {
            LOG.debug("Log groups could not be looked for", failure);
            throw new ConnectException(
                    "Log groups cannot be found. " + failure.getMessage() + ". Mend that, then restart the connector.");
        }
        LOG.warn("Starts without a look which log groups there are: {}", failure.getMessage());
        return List.of();
    }
}
