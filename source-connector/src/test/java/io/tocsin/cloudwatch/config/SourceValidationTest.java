package io.tocsin.cloudwatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What mistakes are found, and at which setting. */
class SourceValidationTest {
    private static final String ARN = "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/payments";

    @Test
    void atMostAHundredLogStreamsAreNamed() {
        String hundred = "s,".repeat(99) + "s";

        assertThat(SourceConfigs.errors(SourceConfigs.with(Map.of("log.streams", hundred))))
                .isEmpty();
        assertThat(SourceConfigs.errors(SourceConfigs.with(Map.of("log.streams", hundred + ",t"))))
                .extractingByKey("log.streams")
                .asString()
                .contains("names 101 log streams", "at most 100");
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
        discovery.interval.ms     | 10                             | expected a whole number from 1000 to
        log.groups                | two words                      | the name of a log group
        log.groups                | ok,/bad*                       | '/bad*' is not accepted
        log.groups                | arn:aws:logs:eu-west-1:123456789012:log-group:a:log-stream:s | its ARN (arn:aws:logs
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
        poll.interval.ms          | 99                             | expected a whole number from 100 to
        poll.interval.ms          | 60001                          | 60001 is more than hot.interval.ms (60000)
        hot.interval.ms           | 600001                         | more than late.interval.ms (600000)
        tip.reach.ms              | 600001                         | more than hot.reach.ms (600000)
        hot.reach.ms              | 3600001                        | more than late.reach.ms (3600000)
        settle.ms                 | 0                              | expected a whole number from 1 to
        catch.up                  | oldest                         | one of newest-first, in-order
        max.catch.up.ms           | 0                              | expected a whole number from 1 to
        topic                     | ` `                            | name a topic
        topic                     | {loggroup}                     | '{loggroup}' is no placeholder
        topic                     | my topic                       | gives no name of a topic
        topic                     | ..                             | gives no name of a topic
        topic                     | {log_group                     | gives no name of a topic
        message.max.bytes         | 999                            | expected a whole number from 1000 to
        message.max.bytes         | 100000001                      | from 1000 to 100000000
        late.reach.ms             | 315360000001                   | from 0 to 315360000000
        record.value              | text                           | one of struct, message, json
        record.key                | partition                      | one of stream, group, none
        record.headers            | maybe                          | either true or false
        heartbeat.topic           | a b                            | the name of a topic
        heartbeat.topic           | alarms                         | need a topic of their own
        heartbeat.interval.ms     | 999                            | expected a whole number from 1000 to
        """)
    void aBadValueIsReportedOnItsOwnKey(String key, String value, String complaint) {
        Map<String, List<String>> errors = SourceConfigs.errors(SourceConfigs.with(Map.of(key, value)));

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
        Map<String, List<String>> errors = SourceConfigs.errors(SourceConfigs.with(pairs(given)));

        assertThat(errors).containsOnlyKeys(key);
        assertThat(String.join("\n", errors.get(key))).contains(key, complaint);
    }

    @Test
    void arnsOfTwoRegionsAreReported() {
        Map<String, String> props =
                SourceConfigs.with(Map.of("log.groups", ARN + "," + ARN.replace("eu-west-1", "us-east-1")));
        props.remove("aws.region");

        assertThat(SourceConfigs.errors(props).get("log.groups"))
                .singleElement()
                .asString()
                .contains("eu-west-1, us-east-1");
    }

    @Test
    void aNameAndAnArnOfTheSameLogGroupAreReported() {
        Map<String, String> props = SourceConfigs.with(
                Map.of("log.groups", "/aws/lambda/payments," + ARN, "aws.account.id", "123456789012"));

        assertThat(SourceConfigs.errors(props).get("log.groups"))
                .singleElement()
                .asString()
                .contains("more than once");
    }

    @Test
    void allErrorsAreReportedAtOnce() {
        Map<String, List<String>> errors = SourceConfigs.errors(Map.of(
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
        assertThat(SourceConfigs.errors(SourceConfigs.with(Map.of("poll.interval.ms", "soon")))
                        .get("poll.interval.ms"))
                .hasSize(1);
    }

    @Test
    void unknownKeysAndNullsAreNoErrors() {
        Map<String, String> props = SourceConfigs.with(Map.of("name", "x", "transforms", "y"));
        props.put("aws.profile", null);
        props.put("poll.interval.ms", null);

        assertThat(SourceConfigs.errors(props)).isEmpty();
    }

    @Test
    void noSecretIsShownInAnError() {
        Map<String, String> props = SourceConfigs.with(Map.of(
                "proxy.url", "http://user:hunter2@proxy:1",
                "aws.endpoint", "https://user:hunter2@host",
                "aws.access.key.id", "hunter2"));

        assertThat(SourceConfigs.errors(props)).containsOnlyKeys("proxy.url", "aws.endpoint", "aws.secret.access.key");
        assertThat(SourceConfigs.errors(props).toString()).doesNotContain("hunter2");
        assertThat(SourceConfig.validate(props).toString()).doesNotContain("Password(hunter2");
    }

    @Test
    void aFileWithoutCertificatesIsReported(@TempDir Path dir) throws Exception {
        Path file = Files.writeString(dir.resolve("ca.pem"), "-----BEGIN NOTHING-----");

        assertThat(SourceConfigs.errors(SourceConfigs.with(Map.of("tls.ca.file", file.toString())))
                        .get("tls.ca.file"))
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
            Map<String, String> props = new HashMap<>(random.nextBoolean() ? SourceConfigs.least() : Map.of());
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
        if (SourceConfigs.errors(props).isEmpty()) {
            assertThat(SourceConfig.of(props).read().startFrom().resolve(Instant.now()))
                    .as("%s", props)
                    .isNotNull();
        }
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new HashMap<>();
        for (String pair : text.split(";", -1)) {
            pairs.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return pairs;
    }
}
