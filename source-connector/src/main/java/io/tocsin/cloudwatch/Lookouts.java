package io.tocsin.cloudwatch;

import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.cloudwatch.logs.LogGroupsApi;
import io.tocsin.cloudwatch.selection.Discovery;
import io.tocsin.cloudwatch.selection.Looker;
import io.tocsin.cloudwatch.selection.Lookout;
import io.tocsin.cloudwatch.selection.MetricFilters;
import io.tocsin.cloudwatch.selection.Pages;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;

/** Makes what looks for log groups, or for metric filters. */
final class Lookouts {
    /** Between two requests of all tasks of a connector together: half of DescribeLogGroups' quota of ten a second. */
    private static final Duration GAP = Duration.ofMillis(200);
    /** The same of DescribeMetricFilters, whose quota is five a second. */
    private static final Duration GAP_OF_FILTERS = Duration.ofMillis(400);

    private Lookouts() {}

    /** Begins to look, if the settings choose what has to be found. */
    static Optional<Lookout> start(SourceConfig config, LogGroupsApi api, InstantSource clock, Observatory metrics) {
        if (!config.finds()) {
            return Optional.empty();
        }
        metrics.discovered();
        Pages pages = new Pages(gap(config).multipliedBy(config.share().tasks()), clock, Lookouts::sleep);
        return Optional.of(new Lookout(
                        looker(config, api, pages),
                        config.groups().interval(),
                        Lookouts::sleep,
                        new Random(),
                        metrics::discovered)
                .start());
    }

    /** Between two requests that list log groups or metric filters, of all tasks of a connector together. */
    static Duration gap(SourceConfig config) {
        return config.metric() == null ? GAP : GAP_OF_FILTERS;
    }

    private static Looker looker(SourceConfig config, LogGroupsApi api, Pages pages) {
        return config.metric() == null ? discovery(config, api, pages) : new MetricFilters(api, config.metric(), pages);
    }

    static Discovery discovery(SourceConfig config, LogGroupsApi api, Pages pages) {
        return new Discovery(api, config.groups(), Named.choice(config), pages);
    }

    static void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis());
    }
}
