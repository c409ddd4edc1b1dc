package io.tocsin.cloudwatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.cloudwatch.testing.TestCertificates;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the settings make of the source, each where it belongs. */
class SourceConfigTest {
    private static final String ARN = "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/payments";

    @Test
    void theLeastConfigurationHasTheDocumentedDefaults() {
        SourceConfig config = SourceConfig.of(SourceConfigs.least());

        assertThat(config.groups().named()).containsExactly("payments");
        assertThat(config.read().filterPattern()).isEmpty();
        assertThat(config.read().logStreams()).isEmpty();
        assertThat(config.read().logStreamPrefix()).isNull();
        assertThat(config.read().unmask()).isFalse();
        assertThat(config.aws().region()).isEqualTo("eu-west-1");
        assertThat(config.aws().endpoint()).isNull();
        assertThat(config.aws().accountId()).isNull();
        assertThat(config.aws().credentials()).isEqualTo(new CredentialSettings(null, null, null));
        assertThat(config.network()).isEqualTo(new NetworkSettings(null, null, null, null));
        assertThat(config.scan().settle()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.scan().tip()).isEqualTo(tier(30, 5));
        assertThat(config.scan().hot()).isEqualTo(tier(600, 60));
        assertThat(config.scan().late()).isEqualTo(tier(3600, 600));
        assertThat(config.scan().newestFirst()).isTrue();
        assertThat(config.scan().maxCatchUp()).isEqualTo(Duration.ofDays(7));
        assertThat(config.scan().offsetMaxBytes()).isEqualTo(64 * 1024);
        assertThat(config.records())
                .isEqualTo(new RecordSettings(
                        "alarms", 900_000, RecordSettings.Value.STRUCT, RecordSettings.Key.STREAM, true));
        assertThat(config.heartbeats().topic()).isEqualTo("tocsin-heartbeats");
        assertThat(config.heartbeats().interval()).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource({"us-east-1, 25", "eu-central-1, 5", "ca-west-1, 5", "eu-west-1, 10"})
    void asksAsOftenAsTheQuotaOfTheRegionAllows(String region, long perSecond) {
        assertThat(SourceConfig.of(SourceConfigs.with(Map.of("aws.region", region)))
                        .requests())
                .isEqualTo(new RequestSettings(OptionalLong.empty(), perSecond, 1, 48 << 20, false));
    }

    @Test
    void asksAsOftenAsIsSet() {
        assertThat(SourceConfig.of(SourceConfigs.with(Map.of(
                                "requests.per.second", "3", "read.ahead.max.bytes", "1", "on.access.denied", "fail")))
                        .requests())
                .isEqualTo(new RequestSettings(OptionalLong.of(3), 10, 1, 1, true));
        assertThat(SourceConfigs.errors(SourceConfigs.with(Map.of("on.access.denied", "ignore"))))
                .containsOnlyKeys("on.access.denied");
        assertThat(SourceConfigs.errors(SourceConfigs.with(Map.of("requests.per.second", "0"))))
                .containsOnlyKeys("requests.per.second");
    }

    @ParameterizedTest
    @CsvSource({"4096, true", "524288, true", "4095, false", "524289, false"})
    void anOffsetFitsTheOffsetsTopic(String bytes, boolean accepted) {
        Map<String, String> given = SourceConfigs.with(Map.of("offset.max.bytes", bytes));

        assertThat(SourceConfigs.errors(given).keySet()).isEqualTo(accepted ? Set.of() : Set.of("offset.max.bytes"));
        if (accepted) {
            assertThat(SourceConfig.of(given).scan().offsetMaxBytes()).isEqualTo(Integer.parseInt(bytes));
        }
    }

    @Test
    void everySettingArrivesWhereItBelongs(@TempDir Path dir) throws Exception {
        Path authority = TestCertificates.in(dir, "dns:localhost").certificate();
        SourceConfig config = SourceConfig.of(SourceConfigs.with(Map.ofEntries(
                Map.entry("log.groups", "payments, " + ARN),
                Map.entry("filter.pattern", "?ERROR ?WARN"),
                Map.entry("log.streams", "web-1, web-2,web-1"),
                Map.entry("unmask", "true"),
                Map.entry("start.from", "earliest"),
                Map.entry("aws.endpoint", "http://127.0.0.1:4566"),
                Map.entry("aws.account.id", "210987654321"),
                Map.entry("aws.access.key.id", "AKIDEXAMPLE"),
                Map.entry("aws.secret.access.key", "a secret"),
                Map.entry("aws.session.token", "a token"),
                Map.entry("aws.role.arn", "arn:aws:iam::123456789012:role/reader"),
                Map.entry("aws.role.external.id", "external"),
                Map.entry("aws.role.session.name", "session"),
                Map.entry("proxy.url", "http://proxy:3128"),
                Map.entry("proxy.user", "user"),
                Map.entry("proxy.password", "a password"),
                Map.entry("tls.ca.file", authority.toString()),
                Map.entry("catch.up", "in-order"),
                Map.entry("max.catch.up.ms", "86400000"),
                Map.entry("record.value", "json"),
                Map.entry("record.key", "none"),
                Map.entry("record.headers", "false"),
                Map.entry("topic", "{account}.{region}.{log_group}.{log_stream}"))));

        assertThat(config.groups().named()).containsExactly("payments", ARN);
        assertThat(config.read().filterPattern()).isEqualTo("?ERROR ?WARN");
        assertThat(config.read().logStreams()).containsExactly("web-1", "web-2");
        assertThat(config.read().logStreamPrefix()).isNull();
        assertThat(config.read().unmask()).isTrue();
        assertThat(config.read().startFrom().resolve(Instant.now())).isEqualTo(Instant.EPOCH);
        assertThat(config.aws().endpoint()).isEqualTo(URI.create("http://127.0.0.1:4566"));
        assertThat(config.aws().accountId()).isEqualTo("210987654321");
        assertThat(config.aws().credentials().keys())
                .isEqualTo(
                        new StaticKeys(new Password("AKIDEXAMPLE"), new Password("a secret"), new Password("a token")));
        assertThat(config.aws().credentials().role())
                .isEqualTo(new Role("arn:aws:iam::123456789012:role/reader", "external", "session"));
        assertThat(config.network().proxy()).isEqualTo(URI.create("http://proxy:3128"));
        assertThat(config.network().proxyUser()).isEqualTo("user");
        assertThat(config.network().proxyPassword()).isEqualTo(new Password("a password"));
        assertThat(config.network().tlsCaFile()).isEqualTo(authority);
        assertThat(config.scan().newestFirst()).isFalse();
        assertThat(config.scan().maxCatchUp()).isEqualTo(Duration.ofDays(1));
        assertThat(config.records().value()).isEqualTo(RecordSettings.Value.JSON);
        assertThat(config.records().key()).isEqualTo(RecordSettings.Key.NONE);
        assertThat(config.records().headers()).isFalse();
        assertThat(config.toString()).doesNotContain("a secret", "a token", "a password", "AKIDEXAMPLE");
    }

    @Test
    void logStreamsAreChosenByNameOrByPrefix() {
        assertThat(SourceConfigs.errors(SourceConfigs.with(Map.of("log.streams", "a", "log.stream.prefix", "b"))))
                .containsOnlyKeys("log.stream.prefix")
                .extractingByKey("log.stream.prefix")
                .asString()
                .contains("cannot be combined with log.streams");
        assertThat(SourceConfig.of(SourceConfigs.with(Map.of("log.stream.prefix", "web-")))
                        .read()
                        .logStreamPrefix())
                .isEqualTo("web-");
    }

    @Test
    void theRegionMayComeFromTheArnsAlone() {
        Map<String, String> props = SourceConfigs.with(Map.of("log.groups", ARN));
        props.remove("aws.region");

        assertThat(SourceConfig.of(props).aws().region()).isEqualTo("eu-west-1");
    }

    @Test
    void logGroupsNeedNotBeNamedIfTheyAreFound() {
        Map<String, String> props = SourceConfigs.with(Map.of(
                "log.group.prefixes", "/aws/,/ecs/",
                "log.group.include", ".*payments",
                "log.group.exclude", ".*test",
                "log.group.tags", "team=a=b,env,team=c",
                "linked.accounts", "210987654321",
                "discovery.interval.ms", "60000"));
        props.remove("log.groups");

        LogGroupSettings groups = SourceConfig.of(props).groups();

        assertThat(groups.named()).isEmpty();
        assertThat(groups.finds()).isTrue();
        assertThat(groups.prefixes()).containsExactly("/aws/", "/ecs/");
        assertThat(String.valueOf(groups.include())).isEqualTo(".*payments");
        assertThat(String.valueOf(groups.exclude())).isEqualTo(".*test");
        assertThat(groups.tags())
                .containsExactly(new TagChoice("team", List.of("a=b", "c")), new TagChoice("env", List.of()));
        assertThat(groups.linked()).isEqualTo(new LinkedAccounts(true, List.of("210987654321")));
        assertThat(groups.interval()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aMetricTakesThePlaceOfLogGroups() {
        Map<String, String> props = SourceConfigs.with(Map.of("metric.namespace", "Shop", "metric.name", "Failures"));
        props.remove("log.groups");

        assertThat(SourceConfig.of(props).metric()).isEqualTo(new MetricSettings("Shop", "Failures"));
        assertThat(SourceConfig.of(props).finds()).isTrue();
        assertThat(SourceConfig.of(SourceConfigs.least()).metric()).isNull();
    }

    @Test
    void aTaskIsToldItsNumber() {
        Map<String, String> props = SourceConfigs.with(Map.of());
        new TaskShare(1, 3).putInto(props);

        assertThat(SourceConfig.of(props).share()).isEqualTo(new TaskShare(1, 3));
        assertThat(SourceConfig.of(SourceConfigs.least()).share()).isEqualTo(new TaskShare(0, 1));
        assertThatThrownBy(() -> new TaskShare(3, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "http://logs.example.com, true",
        "http://127.0.0.1.example.com, true",
        "https://logs.example.com, false",
        "http://127.0.0.1:4586, false",
        "http://localhost:4586, false",
        "http://[::1]:4586, false"
    })
    void anEndpointOnTheWayToWhichOthersCanReadAlongIsWarnedOf(String endpoint, boolean warned) {
        SourceConfig config = SourceConfig.of(SourceConfigs.with(Map.of("log.groups", "a", "aws.endpoint", endpoint)));

        assertThat(config.aws().warning().isPresent()).isEqualTo(warned);
    }

    @Test
    void everySettingIsFullyDescribed() {
        Map<String, ConfigDef.ConfigKey> keys = SourceConfig.definition().configKeys();

        assertThat(keys.values()).allSatisfy(key -> {
            assertThat(key.documentation).as(key.name).isNotBlank().endsWith(".");
            assertThat(key.displayName).as(key.name).isNotBlank().isNotEqualTo(key.name);
            assertThat(key.group).as(key.name).isNotBlank();
            assertThat(key.orderInGroup).as(key.name).isPositive();
        });
        assertThat(keys.values().stream()
                        .filter(key -> key.type == ConfigDef.Type.PASSWORD)
                        .map(key -> key.name))
                .containsExactlyInAnyOrder(
                        "aws.access.key.id", "aws.secret.access.key", "aws.session.token", "proxy.password");
    }

    private static ScanningSettings.Tier tier(long reachSeconds, long intervalSeconds) {
        return new ScanningSettings.Tier(Duration.ofSeconds(reachSeconds), Duration.ofSeconds(intervalSeconds));
    }
}
