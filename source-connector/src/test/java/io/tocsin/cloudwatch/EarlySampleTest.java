package io.tocsin.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.cloudwatch.aws.AwsLogsApi;
import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.cloudwatch.selection.Sleeper;
import io.tocsin.cloudwatch.testing.EmulatedAws;
import io.tocsin.cloudwatch.testing.ScriptedAws;
import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a connector that starts lists what there is to read: no faster than its tasks do later, and not for longer than it may take. */
@Timeout(60)
class EarlySampleTest {
    private final InstantSource frozen = InstantSource.fixed(Instant.parse("2026-11-22T08:00:00Z"));
    private final ScriptedAws server = new ScriptedAws();
    private final List<Duration> pauses = new ArrayList<>();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void pausesBetweenPages() {
        try (CloudWatchEmulator cloudWatch = CloudWatchEmulator.start(0)) {
            IntStream.range(0, 230)
                    .forEach(number -> cloudWatch.region("eu-west-1").createLogGroup("shop/" + number));

            assertThat(probes(cloudWatch.endpoint(), pauses::add)).isEmpty();

            assertThat(cloudWatch.status().requests().get("DescribeLogGroups")).isEqualTo(Map.of("ok", 5L));
            assertThat(pauses).hasSize(4).containsOnly(Duration.ofMillis(200));
        }
    }

    @Test
    void doesNotWaitBeyondItsTimeHoweverOftenItIsThrottled() {
        server.refuse(400, "ThrottlingException", "Rate exceeded");
        long[] nanos = {42};
        Sleeper sleeper = Sleeper.until(() -> nanos[0], Duration.ofSeconds(15), duration -> {
            pauses.add(duration);
            nanos[0] += duration.toNanos();
        });

        assertThat(probes(server.uri(), sleeper)).isEmpty();

        assertThat(server.requests()).hasSize(5);
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofSeconds(15));
    }

    private List<EarlyCheck.Probe> probes(URI endpoint, Sleeper sleeper) {
        SourceConfig config =
                SourceConfig.of(EmulatedAws.props(endpoint, Map.of("log.group.include", "none like this")));
        try (AwsLogsApi api = EmulatedAws.api(config)) {
            return EarlySample.of(config, api.groups(), frozen, sleeper);
        }
    }
}
