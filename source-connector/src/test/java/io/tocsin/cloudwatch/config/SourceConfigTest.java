package io.tocsin.cloudwatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.cloudwatch.testing.TestCertificates;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceConfigTest {
    private static final String ARN = "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/payments";

    @Test
    void theLeastConfigurationHasTheDocumentedDefaults() {
        SourceConfig config = SourceConfig.of(least());

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
    void asksAsOftenAsTheQuotaOfTheRegionAllows(String region, double perSecond) {
        assertThat(SourceConfig.of(with(Map.of("aws.region", region))).requests())
                .isEqualTo(new RequestSettings(perSecond, 1, 48 << 20, false));
    }

    @Test
    void asksAsOftenAsIsSet() {
        assertThat(SourceConfig.of(with(Map.of(
                                "requests.per.second", "3", "read.ahead.max.bytes", "1", "on.access.denied", "fail")))
                        .requests())
                .isEqualTo(new RequestSettings(3, 1, 1, true));
        assertThat(errors(with(Map.of("on.access.denied", "ignore")))).containsOnlyKeys("on.access.denied");
        assertThat(errors(with(Map.of("requests.per.second", "0")))).containsOnlyKeys("requests.per.second");
    }

    @ParameterizedTest
    @CsvSource({"4096, true", "524288, true", "4095, false", "524289, false"})
    void anOffsetFitsTheOffsetsTopic(String bytes, boolean accepted) {
        Map<String, String> given = with(Map.of("offset.max.bytes", bytes));

        assertThat(errors(given).keySet()).isEqualTo(accepted ? Set.of() : Set.of("offset.max.bytes"));
        if (accepted) {
            assertThat(SourceConfig.of(given).scan().offsetMaxBytes()).isEqualTo(Integer.parseInt(bytes));
        }
    }

    @Test
    void everySettingArrivesWhereItBelongs(@TempDir Path dir) throws Exception {
        Path authority = TestCertificates.in(dir, "dns:localhost").certificate();
        SourceConfig config = SourceConfig.of(with(Map.ofEntries(
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
        assertThat(errors(with(Map.of("log.streams", "a", "log.stream.prefix", "b"))))
                .containsOnlyKeys("log.stream.prefix")
                .extractingByKey("log.stream.prefix")
                .asString()
                .contains("cannot be combined with log.streams");
        assertThat(SourceConfig.of(with(Map.of("log.stream.prefix", "web-")))
                        .read()
                        .logStreamPrefix())
                .isEqualTo("web-");
    }

    @Test
    void atMostAHundredLogStreamsAreNamed() {
        String hundred = "s,".repeat(99) + "s";

        assertThat(errors(with(Map.of("log.streams", hundred)))).isEmpty();
        assertThat(errors(with(Map.of("log.streams", hundred + ",t"))))
                .extractingByKey("log.streams")
                .asString()
                .contains("names 101 log streams", "at most 100");
    }

    @Test
    void theRegionMayComeFromTheArnsAlone() {
        Map<String, String> props = with(Map.of("log.groups", ARN));
        props.remove("aws.region");

        assertThat(SourceConfig.of(props).aws().region()).isEqualTo("eu-west-1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        log.group.prefixes        | ok,no space                    | 'no space' is not accepted
        log.group.include         | /aws/(                         | '/aws/(' is no regular expression: Unclosed group
        log.group.exclude         | [a                             | is no regular expression
        log.group.exclude         | pay.*                          | leaves out every log group that log.groups names
        log.group.tags            | team?=a                        | expected key=value or key
        log.group.tags            | a,b,c,d,e,f                    | has 6 keys; CloudWatch accepts at most 5
        log.group.tags            | a=1,a=2,a=3,a=4,a=5,a=6        | has 6 values of 'a'
        linked.accounts           | some                           | expected off, all, or account ids
        linked.accounts           | all                            | has no effect, because no log groups are looked for
        discovery.interval.ms     | 10                             | at least 1000
        log.groups                | two words                      | the name of a log group
        log.groups                | ok,/bad*                       | '/bad*' is not accepted
        log.groups                | arn:aws:logs:eu-west-1:123456789012:log-group:a:* | without a trailing ':*'
        log.groups                | ` `                            | name at least one log group
        log.groups                | a,b,a                          | 'a' is named more than once
        log.groups                | arn:aws:logs:us-east-1:123456789012:log-group:a | region us-east-1 but aws.region is eu-west-1
        filter.pattern            | { $.level = "error"            | must end with '}'
        filter.pattern            | [a, b                          | must end with ']'
        filter.pattern            | "never closed                  | double quote that is never closed
        filter.pattern            | { ($.a = 1 }                   | '}' that closes nothing
        log.streams               | a,b:c                          | 'b:c' is not accepted; expected 1 to 512 characters without : and *
        log.stream.prefix         | a*                             | 'a*' is not accepted
        unmask                    | maybe                          | either true or false
        start.from                | yesterday                      | latest, earliest, an instant
        start.from                | PT5M                           | a negative duration
        start.from                | 1969-12-31T23:59:59Z           | an instant such as
        start.from                | +1000000000-12-31T23:59:59Z    | an instant such as
        aws.region                | Ireland                        | a region such as eu-west-1
        aws.endpoint              | 127.0.0.1:4566                 | of the form https://host or http://host:port
        aws.endpoint              | ftp://host                     | of the form https://host
        aws.endpoint              | http://host/path               | of the form https://host
        aws.endpoint              | http://host:70000              | of the form https://host
        aws.account.id            | 1234-5678-9012                 | an account id of 12 digits
        aws.role.arn              | reader                         | the ARN of a role
        proxy.url                 | proxy:3128                     | of the form http://host:port
        proxy.url                 | http://proxy                   | names no port
        proxy.url                 | https://proxy:3128             | of the form http://host:port
        proxy.url                 | ::                             | of the form http://host:port
        tls.ca.file               | /no/such/file                  | not a file that this worker can read
        poll.interval.ms          | soon                           | Not a number
        poll.interval.ms          | 99                             | at least 100
        poll.interval.ms          | 60001                          | 60001 is more than hot.interval.ms (60000)
        hot.interval.ms           | 600001                         | more than late.interval.ms (600000)
        tip.reach.ms              | 600001                         | more than hot.reach.ms (600000)
        hot.reach.ms              | 3600001                        | more than late.reach.ms (3600000)
        settle.ms                 | 0                              | at least 1
        catch.up                  | oldest                         | one of newest-first, in-order
        max.catch.up.ms           | 0                              | at least 1
        topic                     | ` `                            | name a topic
        topic                     | {loggroup}                     | '{loggroup}' is no placeholder
        topic                     | my topic                       | gives no name of a topic
        topic                     | ..                             | gives no name of a topic
        topic                     | {log_group                     | gives no name of a topic
        message.max.bytes         | 999                            | at least 1000
        message.max.bytes         | 2147483648                     | is over 2147483647
        record.value              | text                           | one of struct, message, json
        record.key                | partition                      | one of stream, group, none
        record.headers            | maybe                          | either true or false
        heartbeat.topic           | a b                            | the name of a topic
        heartbeat.topic           | alarms                         | need a topic of their own
        heartbeat.interval.ms     | 999                            | at least 1000
        """)
    void aBadValueIsReportedOnItsOwnKey(String key, String value, String complaint) {
        Map<String, List<String>> errors = errors(with(Map.of(key, value)));

        assertThat(errors).containsOnlyKeys(key);
        assertThat(String.join("\n", errors.get(key))).contains(key, complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        aws.access.key.id=AKID                        | aws.secret.access.key | aws.access.key.id is set
        aws.secret.access.key=s                       | aws.access.key.id     | aws.secret.access.key is set
        aws.session.token=t                           | aws.access.key.id     | aws.session.token is set
        aws.profile=p;aws.access.key.id=A;aws.secret.access.key=s | aws.profile | cannot be combined with aws.access.key.id
        aws.role.external.id=external                 | aws.role.arn          | aws.role.external.id is set
        aws.role.session.name=session                 | aws.role.arn          | aws.role.session.name is set
        proxy.user=u;proxy.password=p                 | proxy.url             | proxy.user is set
        proxy.url=http://p:1;proxy.user=u             | proxy.password        | proxy.user is set
        proxy.url=http://p:1;proxy.password=p         | proxy.user            | proxy.password is set
        topic={account}                               | aws.account.id        | topic holds {account}
        metric.namespace=Shop;log.groups=             | metric.name           | metric.namespace is set
        metric.namespace=Shop;metric.name=F           | log.groups            | cannot be combined with metric.namespace
        metric.namespace=Shop;metric.name=F;log.groups=;filter.pattern=E | filter.pattern | cannot be combined
        metric.namespace=Shop;metric.name=F;log.groups=;log.group.tags=a | log.group.tags | cannot be combined
        metric.namespace=Shop;metric.name=F;log.groups=;topic={account} | aws.account.id | topic holds {account}
        log.group.prefixes=a;linked.accounts=all      | aws.account.id        | a log group is given by name
        log.group.tags=a;linked.accounts=all,off;aws.account.id=123456789012 | linked.accounts | mixes off or all with others
        aws.region=                                   | aws.region            | not every log group is given as an ARN
        """)
    void aBadCombinationIsReportedOnTheKeyToChange(String given, String key, String complaint) {
        Map<String, List<String>> errors = errors(with(pairs(given)));

        assertThat(errors).containsOnlyKeys(key);
        assertThat(String.join("\n", errors.get(key))).contains(key, complaint);
    }

    @Test
    void logGroupsNeedNotBeNamedIfTheyAreFound() {
        Map<String, String> props = with(Map.of(
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
        Map<String, String> props = with(Map.of("metric.namespace", "Shop", "metric.name", "Failures"));
        props.remove("log.groups");

        assertThat(SourceConfig.of(props).metric()).isEqualTo(new MetricSettings("Shop", "Failures"));
        assertThat(SourceConfig.of(props).finds()).isTrue();
        assertThat(SourceConfig.of(least()).metric()).isNull();
    }

    @Test
    void aTaskIsToldItsNumber() {
        Map<String, String> props = with(Map.of());
        new TaskShare(1, 3).putInto(props);

        assertThat(SourceConfig.of(props).share()).isEqualTo(new TaskShare(1, 3));
        assertThat(SourceConfig.of(least()).share()).isEqualTo(new TaskShare(0, 1));
        assertThatThrownBy(() -> new TaskShare(3, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void arnsOfTwoRegionsAreReported() {
        Map<String, String> props = with(Map.of("log.groups", ARN + "," + ARN.replace("eu-west-1", "us-east-1")));
        props.remove("aws.region");

        assertThat(errors(props).get("log.groups")).singleElement().asString().contains("eu-west-1, us-east-1");
    }

    @Test
    void aNameAndAnArnOfTheSameLogGroupAreReported() {
        Map<String, String> props =
                with(Map.of("log.groups", "/aws/lambda/payments," + ARN, "aws.account.id", "123456789012"));

        assertThat(errors(props).get("log.groups")).singleElement().asString().contains("more than once");
    }

    @Test
    void allErrorsAreReportedAtOnce() {
        Map<String, List<String>> errors = errors(Map.of(
                "aws.region", "Ireland", "poll.interval.ms", "soon", "proxy.user", "u", "aws.session.token", "t"));

        assertThat(errors)
                .containsOnlyKeys(
                        "log.groups",
                        "topic",
                        "aws.region",
                        "poll.interval.ms",
                        "proxy.url",
                        "proxy.password",
                        "aws.access.key.id");
        assertThatThrownBy(() -> SourceConfig.of(Map.of("aws.region", "Ireland")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("log.groups")
                .hasMessageContaining("topic")
                .hasMessageContaining("Ireland");
    }

    @Test
    void oneMistakeGivesOneError() {
        assertThat(errors(with(Map.of("poll.interval.ms", "soon"))).get("poll.interval.ms"))
                .hasSize(1);
    }

    @Test
    void unknownKeysAndNullsAreNoErrors() {
        Map<String, String> props = with(Map.of("name", "x", "transforms", "y"));
        props.put("aws.profile", null);
        props.put("poll.interval.ms", null);

        assertThat(errors(props)).isEmpty();
    }

    @Test
    void noSecretIsShownInAnError() {
        Map<String, String> props = with(Map.of(
                "proxy.url", "http://user:hunter2@proxy:1",
                "aws.endpoint", "https://user:hunter2@host",
                "aws.access.key.id", "hunter2"));

        assertThat(errors(props)).containsOnlyKeys("proxy.url", "aws.endpoint", "aws.secret.access.key");
        assertThat(errors(props).toString()).doesNotContain("hunter2");
        assertThat(SourceConfig.validate(props).toString()).doesNotContain("Password(hunter2");
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
        SourceConfig config = SourceConfig.of(with(Map.of("log.groups", "a", "aws.endpoint", endpoint)));

        assertThat(config.aws().warning().isPresent()).isEqualTo(warned);
    }

    @Test
    void aFileWithoutCertificatesIsReported(@TempDir Path dir) throws Exception {
        Path file = Files.writeString(dir.resolve("ca.pem"), "-----BEGIN NOTHING-----");

        assertThat(errors(with(Map.of("tls.ca.file", file.toString()))).get("tls.ca.file"))
                .singleElement()
                .asString()
                .contains("no X.509 certificates");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void validationNeverThrows(long seed) {
        Random random = new Random(seed);
        List<String> keys = List.copyOf(SourceConfig.definition().names());
        List<String> pieces = List.of(
                "", " ", "{", "}", "\"", "\\", "%", "arn:aws:logs:", ":", "P", "-", "http://", "\0", "é", "9", ",");
        for (int i = 0; i < 2_000; i++) {
            Map<String, String> props = new HashMap<>(random.nextBoolean() ? least() : Map.of());
            for (int n = random.nextInt(8); n > 0; n--) {
                String value = random.ints(random.nextInt(6), 0, pieces.size())
                        .mapToObj(pieces::get)
                        .collect(Collectors.joining());
                props.put(keys.get(random.nextInt(keys.size())), random.nextInt(10) == 0 ? null : value);
            }

            assertThatCode(() -> SourceConfig.validate(props)).as("%s", props).doesNotThrowAnyException();
            assertValidMeansUsable(props);
        }
    }

    private static void assertValidMeansUsable(Map<String, String> props) {
        if (errors(props).isEmpty()) {
            assertThat(SourceConfig.of(props).read().startFrom().resolve(Instant.now()))
                    .as("%s", props)
                    .isNotNull();
        }
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

    private static Map<String, String> least() {
        return Map.of("log.groups", "payments", "aws.region", "eu-west-1", "topic", "alarms");
    }

    private static Map<String, String> with(Map<String, String> more) {
        Map<String, String> props = new HashMap<>(least());
        props.putAll(more);
        return props;
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new HashMap<>();
        for (String pair : text.split(";", -1)) {
            pairs.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return pairs;
    }

    private static Map<String, List<String>> errors(Map<String, String> props) {
        return SourceConfig.validate(props).stream()
                .filter(value -> !value.errorMessages().isEmpty())
                .collect(Collectors.toMap(ConfigValue::name, ConfigValue::errorMessages));
    }

    private static ScanningSettings.Tier tier(long reachSeconds, long intervalSeconds) {
        return new ScanningSettings.Tier(Duration.ofSeconds(reachSeconds), Duration.ofSeconds(intervalSeconds));
    }
}
