package io.tocsin.cloudwatch;

import io.tocsin.cloudwatch.config.MetricSettings;
import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.cloudwatch.logs.Feed;
import io.tocsin.cloudwatch.logs.LogGroup;
import io.tocsin.cloudwatch.logs.LogGroupsApi;
import io.tocsin.cloudwatch.logs.LogsFailure;
import io.tocsin.cloudwatch.selection.Found;
import io.tocsin.cloudwatch.selection.MetricFilters;
import io.tocsin.cloudwatch.selection.Pages;
import io.tocsin.cloudwatch.selection.Sleeper;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What to ask about when the connector starts: the log groups that are named, and some of what is found. */
final class EarlySample {
    private static final Logger LOG = LoggerFactory.getLogger(EarlySample.class);

    private final SourceConfig config;
    private final LogGroupsApi api;
    private final Pages pages;

    private EarlySample(SourceConfig config, LogGroupsApi api, InstantSource clock, Sleeper sleeper) {
        this.config = config;
        this.api = api;
        this.pages = new Pages(Lookouts.gap(config), clock, sleeper);
    }

    /**
     * Lists log groups no faster than the tasks do.
     *
     * @param sleeper waits between two requests, and after one that was throttled
     * @throws ConnectException if nothing can be found until someone has acted, and no log group is named
     */
    static List<EarlyCheck.Probe> of(SourceConfig config, LogGroupsApi api, InstantSource clock, Sleeper sleeper) {
        return new EarlySample(config, api, clock, sleeper).probes();
    }

    private List<EarlyCheck.Probe> probes() {
        List<EarlyCheck.Probe> probes = new ArrayList<>();
        Named.choice(config).named().forEach(group -> probes.add(probe(Feed.of(group), null)));
        if (config.finds()) {
            probes.addAll(found(probes.isEmpty()));
        }
        return probes;
    }

    private EarlyCheck.Probe probe(Feed feed, @Nullable String pattern) {
        return new EarlyCheck.Probe(feed, Scans.selection(config.read(), pattern));
    }

    private List<EarlyCheck.Probe> found(boolean noneIsNamed) {
        try {
            List<EarlyCheck.Probe> found = config.metric() == null ? someGroups() : metricFilters(config.metric());
            if (found.isEmpty()) {
                LOG.warn("Nothing is found yet that the settings choose; the tasks look again now and then");
            }
            return found;
        } catch (LogsFailure failure) {
            return judge(failure, noneIsNamed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectException("Interrupted while looking what there is to read", e);
        }
    }

    private List<EarlyCheck.Probe> someGroups() throws LogsFailure, InterruptedException {
        List<LogGroup> groups = Lookouts.discovery(config, api, pages).sample(EarlyCheck.MOST_GROUPS);
        return groups.stream().map(group -> probe(Feed.of(group), null)).toList();
    }

    private List<EarlyCheck.Probe> metricFilters(MetricSettings metric) throws LogsFailure, InterruptedException {
        return new MetricFilters(api, metric, pages)
                .look().found().stream()
                        .filter(found -> found.obstacle() == null)
                        .map((Found found) -> probe(found.feed(), found.pattern()))
                        .toList();
    }

    private static List<EarlyCheck.Probe> judge(LogsFailure failure, boolean noneIsNamed) {
        boolean needsSomeone = switch (failure.kind()) {
            case INVALID_REQUEST -> true;
            case ACCESS_DENIED, NO_CREDENTIALS -> noneIsNamed;
            default -> false;
        };
        if (needsSomeone) {
            LOG.debug("Could not look what there is to read", failure);
            throw new ConnectException("What to read cannot be found. " + failure.getMessage()
                    + ". Mend that, then restart the connector.");
        }
        LOG.warn("Starts without a look what there is to read: {}", failure.getMessage());
        return List.of();
    }
}
