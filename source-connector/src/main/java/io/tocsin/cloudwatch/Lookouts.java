package io.tocsin.cloudwatch;

import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.cloudwatch.logs.LogGroupsApi;
import io.tocsin.cloudwatch.selection.Discovery;
import io.tocsin.cloudwatch.selection.Lookout;
import io.tocsin.cloudwatch.selection.Pages;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;

/** Makes what looks for log groups. */
final class Lookouts {
    /** Between two requests of all tasks of a connector together: half of DescribeLogGroups' quota of ten a second. */
    private static final Duration GAP = Duration.ofMillis(200);

    private Lookouts() {}

    /** Begins to look, if the settings choose log groups that have to be found. */
    static Optional<Lookout> start(SourceConfig config, LogGroupsApi api, InstantSource clock) {
        if (!config.groups().finds()) {
            return Optional.empty();
        }
        Pages pages = new Pages(GAP.multipliedBy(config.share().tasks()), clock, Lookouts::sleep);
        return Optional.of(
                new Lookout(discovery(config, api, pages), config.groups().interval(), Lookouts::sleep, new Random())
                        .start());
    }

    static Discovery discovery(SourceConfig config, LogGroupsApi api, Pages pages) {
        return new Discovery(api, config.groups(), Named.choice(config), pages);
    }

    static void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis());
    }
}
