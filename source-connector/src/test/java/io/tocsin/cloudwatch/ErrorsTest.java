package io.tocsin.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.cloudwatch.aws.AwsLogsApi;
import io.tocsin.cloudwatch.aws.RequestLimiter;
import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.cloudwatch.logs.LogGroup;
import io.tocsin.cloudwatch.logs.LogsFailure;
import io.tocsin.cloudwatch.logs.LogsFailure.Kind;
import io.tocsin.cloudwatch.logs.Selection;
import io.tocsin.cloudwatch.scan.Emission;
import io.tocsin.cloudwatch.scan.EmittedEvent;
import io.tocsin.cloudwatch.scan.GroupObserver;
import io.tocsin.cloudwatch.scan.ScanFailedException;
import io.tocsin.cloudwatch.scan.ScanLoop;
import io.tocsin.cloudwatch.scan.ScanSettings;
import io.tocsin.cloudwatch.scan.StartPolicy;
import io.tocsin.cloudwatch.scan.WatchedGroup;
import io.tocsin.cloudwatch.testing.EmulatedAws;
import io.tocsin.cloudwatch.testing.InstanceMetadata;
import io.tocsin.cloudwatch.testing.SystemProperties;
import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import io.tocsin.emulator.cloudwatch.EmulatedRegion;
import io.tocsin.emulator.cloudwatch.EmulatorOptions;
import io.tocsin.emulator.cloudwatch.trouble.Switch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every kind of error as AWS answers it: an emulated CloudWatch Logs over HTTP, the real SDK, and the scans. Pauses are not waited for:
 * the clock moves on each time it is read.
 */
@Timeout(60)
class ErrorsTest {
    private static final Duration TICK = Duration.ofMillis(300);
    /** So long that the loop waits for nothing; still less than a call of it lasts. */
    private static final Duration LONG_TICK = Duration.ofMillis(700);

    private final CloudWatchEmulator cloudWatch =
            CloudWatchEmulator.start(EmulatorOptions.onPort(0).withQuotas(false).withScanned(10));
    private final EmulatedRegion region =
            cloudWatch.region("eu-west-1").createLogGroup("payments").createLogGroup("orders");
    private final AwsLogsApi api = EmulatedAws.api(
            SourceConfig.of(EmulatedAws.props(cloudWatch.endpoint(), Map.of("log.groups", "payments"))));
    private final AtomicLong skipped = new AtomicLong();
    private final Map<String, List<Kind>> failures = new HashMap<>();
    private final Map<String, Boolean> troubled = new HashMap<>();
    private final List<String> messages = new ArrayList<>();
    private ScanSettings settings = ScanSettings.defaults();
    private Duration tick = TICK;

    @AfterEach
    void closeAll() {
        api.close();
        cloudWatch.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVER_ERROR_SHARE", "DROPPED_SHARE", "HALF_SENT_SHARE"})
    void passingTroubleIsWaitedFor(Switch trouble) {
        ScanLoop loop = loop(watched("payments", "ERROR"));
        cloudWatch.trouble(now -> now.with(trouble, 1));
        region.put("payments", "s", "ERROR one");
        runUntil(loop, () -> failures("payments").size() >= 3);
        assertThat(failures("payments")).containsOnly(Kind.TRANSIENT);
        assertThat(messages).isEmpty();
        assertThat(troubled).containsEntry("payments", true);

        cloudWatch.trouble(now -> now.with(trouble, 0));

        runUntil(loop, () -> messages.size() == 1);
        assertThat(troubled).containsEntry("payments", false);
    }

    @Test
    void throttlingIsWaitedForAndIsNoTroubleOfALogGroup() {
        ScanLoop loop = loop(watched("payments", "ERROR"));
        cloudWatch.trouble(now -> now.with(Switch.THROTTLED_SHARE, 1));
        region.put("payments", "s", "ERROR one");
        runUntil(loop, () -> failures("payments").size() >= 2);
        assertThat(failures("payments")).containsOnly(Kind.THROTTLED);
        assertThat(troubled).containsEntry("payments", false);

        cloudWatch.trouble(now -> now.with(Switch.THROTTLED_SHARE, 0));

        runUntil(loop, () -> messages.size() == 1);
    }

    @Test
    void afterAnExpiredTokenReadingGoesOnAtTheDoneMark() {
        Instant first = Instant.now().minusSeconds(3_000);
        List<String> expected = new ArrayList<>();
        IntStream.range(0, 60).forEach(number -> {
            expected.add("ERROR " + number);
            region.put("payments", "s", first.plusSeconds(number), "ERROR " + number);
        });
        cloudWatch.trouble(now -> now.with(Switch.TOKEN_LIFE_MILLIS, 0));

        ScanLoop loop = loop(watched("payments", "ERROR"));

        runUntil(loop, () -> messages.size() == 60);
        assertThat(messages).containsExactlyElementsOf(expected);
        assertThat(failures("payments")).isNotEmpty().containsOnly(Kind.TOKEN_REJECTED);
        assertThat(troubled).containsEntry("payments", false);
    }

    @Test
    void accessThatIsLostHoldsUpNoOtherLogGroupAndNothingIsLost() {
        ScanLoop loop = loop(watched("payments", "ERROR"), watched("orders", "ERROR"));
        region.put("payments", "s", "ERROR one");
        runUntil(loop, () -> messages.size() == 1);
        region.deny("payments");
        region.put("payments", "s", "ERROR two");
        runUntil(loop, () -> failures("payments").size() >= 3);
        region.put("orders", "s", "ERROR three");
        runUntil(loop, () -> messages.size() == 2);
        long later = skipped.get() + Duration.ofMinutes(10).toMillis();
        runUntil(loop, () -> skipped.get() > later); // if no other could be read, the task would fail

        assertThat(messages).containsExactly("ERROR one", "ERROR three");
        assertThat(failures("payments")).containsOnly(Kind.ACCESS_DENIED);
        assertThat(troubled).containsEntry("payments", true).containsEntry("orders", false);

        region.allow("payments");
        runUntil(loop, () -> messages.size() == 3);
        assertThat(messages).endsWith("ERROR two");
        assertThat(troubled).containsEntry("payments", false);
    }

    @Test
    void whereNothingAtAllMayBeReadTheTaskGoesOnTryingUntilItMay() {
        tick = LONG_TICK;
        ScanLoop loop = loop(watched("payments", "ERROR"), watched("orders", "ERROR"));
        run(loop);
        region.deny("payments").deny("orders");
        region.put("payments", "s", "ERROR one");
        long later = skipped.get() + Duration.ofMinutes(30).toMillis();
        runUntil(loop, () -> skipped.get() > later);
        assertThat(failures("payments")).hasSizeGreaterThan(10).containsOnly(Kind.ACCESS_DENIED);
        assertThat(troubled).containsEntry("payments", true).containsEntry("orders", true);

        region.allow("payments").allow("orders");

        runUntil(loop, () -> messages.size() == 1);
        assertThat(troubled).containsEntry("payments", false);
    }

    /** The instance metadata service of a machine, which is away for long and then there. */
    @Test
    void aCredentialsServiceThatIsAwayIsWaitedFor() throws Exception {
        tick = LONG_TICK;
        try (InstanceMetadata instance = new InstanceMetadata();
                SystemProperties properties = new SystemProperties()) {
            properties
                    .set("aws.ec2MetadataServiceEndpoint", instance.uri().toString())
                    .set("aws.sharedCredentialsFile", "/no/such/file")
                    .set("aws.configFile", "/no/such/file");
            AwsLogsApi withoutKeys = apiWithoutKeys();
            ScanLoop loop = loop(withoutKeys, watched("payments", "ERROR"), watched("orders", "ERROR"));
            region.put("payments", "s", "ERROR one");
            long later = skipped.get() + Duration.ofMinutes(30).toMillis();
            // The request takes real time, which the clock that is skipped does not wait for.
            runUntil(loop, () -> skipped.get() > later && troubled.containsKey("payments"));
            assertThat(failures("payments")).isNotEmpty().containsOnly(Kind.TRANSIENT);
            assertThat(troubled).containsEntry("payments", true);

            instance.comeBack();

            runUntil(loop, () -> messages.size() == 1);
            assertThat(troubled).containsEntry("payments", false);
            withoutKeys.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theTaskFailsIfNoCredentialsAreConfiguredForSomeMinutes(boolean atOnce) {
        tick = LONG_TICK;
        try (SystemProperties properties = new SystemProperties()) {
            properties
                    .set("aws.disableEc2Metadata", "true")
                    .set("aws.sharedCredentialsFile", "/no/such/file")
                    .set("aws.configFile", "/no/such/file");
            settings = atOnce ? failingWhenDenied() : settings;
            AwsLogsApi withoutKeys = apiWithoutKeys();
            ScanLoop loop = loop(withoutKeys, watched("payments", "ERROR"), watched("orders", "ERROR"));
            long before = skipped.get();

            assertThatThrownBy(() -> runUntil(loop, () -> false))
                    .isInstanceOf(ScanFailedException.class)
                    .hasMessageContaining("No AWS credentials")
                    .hasMessageContaining("set aws.access.key.id");
            Duration passed = Duration.ofMillis(skipped.get() - before);
            assertThat(passed)
                    .isBetween(
                            atOnce ? Duration.ZERO : Duration.ofMinutes(5),
                            atOnce ? Duration.ofMinutes(1) : Duration.ofMinutes(9));
            withoutKeys.close();
        }
    }

    @Test
    void aLogGroupOfAClassThatIsNotServedStopsNoOtherAndNoTask() {
        region.createLogGroup("archive", "INFREQUENT_ACCESS");
        ScanLoop loop = loop(watched("archive", "ERROR"), watched("orders", "ERROR"));
        runUntil(loop, () -> failures("archive").size() >= 3);
        region.put("orders", "s", "ERROR one");

        runUntil(loop, () -> messages.size() == 1);

        assertThat(failures("archive")).containsOnly(Kind.GROUP_UNSUPPORTED);
        assertThat(troubled).containsEntry("archive", true).containsEntry("orders", false);
    }

    @Test
    void theTaskFailsAtOnceIfSetSo() {
        settings = failingWhenDenied();
        ScanLoop loop = loop(watched("payments", "ERROR"), watched("orders", "ERROR"));
        run(loop);
        region.deny("payments");

        assertThatThrownBy(() -> runUntil(loop, () -> failures("payments").size() > 1))
                .isInstanceOf(ScanFailedException.class)
                .hasMessageContaining("payments")
                .hasMessageContaining("logs:FilterLogEvents")
                .hasMessageContaining("on.access.denied");
    }

    @Test
    void aLogGroupThatIsGoneIsReadAgainWhenItIsBack() {
        ScanLoop loop = loop(watched("payments", "ERROR"), watched("orders", "ERROR"));
        run(loop);
        EmulatedAws.as(cloudWatch, aws -> aws.deleteLogGroup(group -> group.logGroupName("payments")));
        runUntil(loop, () -> failures("payments").size() >= 3);
        region.put("orders", "s", "ERROR one");
        runUntil(loop, () -> messages.size() == 1);
        assertThat(failures("payments")).containsOnly(Kind.GROUP_GONE);

        region.put("payments", "s", "ERROR two");

        runUntil(loop, () -> messages.size() == 2);
    }

    @Test
    void aPatternThatIsRefusedStopsNoOther() {
        ScanLoop loop = loop(watched("payments", "{ $.level IS NOT TRUE }"), watched("orders", "ERROR"));
        runUntil(loop, () -> failures("payments").size() >= 3);
        region.put("orders", "s", "ERROR one");

        runUntil(loop, () -> messages.size() == 1);

        assertThat(failures("payments")).containsOnly(Kind.INVALID_REQUEST);
        assertThat(troubled).containsEntry("payments", true);
    }

    @Test
    void theTaskFailsIfAllPatternsAreRefused() {
        ScanLoop loop =
                loop(watched("payments", "{ $.level IS NOT TRUE }"), watched("orders", "{ $.level IS NOT TRUE }"));

        assertThatThrownBy(() -> runUntil(loop, () -> false))
                .isInstanceOf(ScanFailedException.class)
                .hasMessageContaining("'{ $.level IS NOT TRUE }'")
                .hasMessageContaining("filter pattern");
    }

    private ScanSettings failingWhenDenied() {
        ScanSettings s = ScanSettings.defaults();
        return new ScanSettings(
                s.settle(),
                s.tip(),
                s.hot(),
                s.late(),
                s.inOrder(),
                s.maxCatchUp(),
                s.heartbeatInterval(),
                s.offsetBudget(),
                s.memoryBudget(),
                s.readAhead(),
                true);
    }

    private WatchedGroup watched(String group, String pattern) {
        return new WatchedGroup(
                        new LogGroup(group),
                        Selection.matching(pattern),
                        null,
                        StartPolicy.relative(Duration.ofHours(-1)))
                .observedBy(new GroupObserver() {
                    @Override
                    public void requestFailed(LogsFailure.Kind kind) {
                        failures(group).add(kind);
                    }

                    @Override
                    public void troubled(boolean inTrouble) {
                        troubled.put(group, inTrouble);
                    }
                });
    }

    private List<Kind> failures(String group) {
        return failures.computeIfAbsent(group, key -> new ArrayList<>());
    }

    private AwsLogsApi apiWithoutKeys() {
        Map<String, String> props =
                new HashMap<>(EmulatedAws.props(cloudWatch.endpoint(), Map.of("log.groups", "payments")));
        props.remove("aws.access.key.id");
        props.remove("aws.secret.access.key");
        return EmulatedAws.api(SourceConfig.of(props));
    }

    private ScanLoop loop(WatchedGroup... groups) {
        return loop(api, groups);
    }

    private ScanLoop loop(AwsLogsApi with, WatchedGroup... groups) {
        RequestLimiter budget = new RequestLimiter(
                () -> System.nanoTime() + Duration.ofMillis(skipped.get()).toNanos(), new Random(1), 1_000);
        return new ScanLoop(with, budget, List.of(groups), settings, this::tick, new Random(2));
    }

    private Instant tick() {
        return Instant.now().plusMillis(skipped.addAndGet(tick.toMillis()));
    }

    private void runUntil(ScanLoop loop, BooleanSupplier done) {
        while (!done.getAsBoolean()) {
            run(loop);
        }
    }

    private void run(ScanLoop loop) {
        try {
            for (Emission emission : loop.next()) {
                if (emission instanceof EmittedEvent event) {
                    messages.add(event.event().message());
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
