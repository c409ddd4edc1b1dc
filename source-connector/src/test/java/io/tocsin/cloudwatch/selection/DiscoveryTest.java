package io.tocsin.cloudwatch.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.cloudwatch.aws.AwsLogsApi;
import io.tocsin.cloudwatch.config.SourceConfig;
import io.tocsin.cloudwatch.logs.LogGroup;
import io.tocsin.cloudwatch.logs.LogsFailure;
import io.tocsin.cloudwatch.testing.EmulatedAws;
import io.tocsin.cloudwatch.testing.ScriptedAws;
import io.tocsin.emulator.cloudwatch.CloudWatchEmulator;
import io.tocsin.emulator.cloudwatch.EmulatorOptions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found, through the real SDK, in an emulated CloudWatch Logs. */
class DiscoveryTest {
    private static final String OTHER_ACCOUNT = "210987654321";

    private final CloudWatchEmulator cloudWatch =
            CloudWatchEmulator.start(EmulatorOptions.onPort(0).withQuotas(false));
    private final List<Duration> pauses = new ArrayList<>();

    @AfterEach
    void close() {
        cloudWatch.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/aws/lambda/       |                   |              | /aws/lambda/orders /aws/lambda/payments",
                "/aws/,/aws/lambda/ |                   | .*/db        | /aws/lambda/orders /aws/lambda/payments",
                "/aws/              | .*/[od].*         |              | /aws/lambda/orders /aws/rds/db",
                "                   | .*a.*             | /aws/lambda/.* | /aws/rds/db web-access",
                "                   | web               |              | ''",
                "/nothing           |                   |              | ''",
            })
    void findsByPrefixAndByTheWholeName(String prefixes, String include, String exclude, String expected)
            throws Exception {
        create("/aws/lambda/payments", "/aws/lambda/orders", "/aws/rds/db", "web-access");

        Look look = look(Map.of(
                "log.group.prefixes", orEmpty(prefixes),
                "log.group.include", orEmpty(include),
                "log.group.exclude", orEmpty(exclude),
                "log.groups", "named"));

        assertThat(names(look)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "team                              | orders payments stock",
                "team=shop                         | orders payments",
                "team=shop,team=depot              | orders payments stock",
                "team=shop,env=prod                | payments",
                "team=!shop                        | stock",
                "env=pr*                           | payments",
                "team=nobody                       | ''",
            })
    void findsByTags(String tags, String expected) throws Exception {
        create("untagged");
        EmulatedAws.as(cloudWatch, aws -> {
            aws.createLogGroup(group -> group.logGroupName("payments").tags(Map.of("team", "shop", "env", "prod")));
            aws.createLogGroup(group -> group.logGroupName("orders").tags(Map.of("team", "shop", "env", "test")));
            aws.createLogGroup(group -> group.logGroupName("stock").tags(Map.of("team", "depot")));
        });

        assertThat(names(look(Map.of("log.group.tags", tags)))).isEqualTo(expected);
    }

    @Test
    void prefixesAndTagsHaveToHoldBoth() throws Exception {
        EmulatedAws.as(cloudWatch, aws -> {
            aws.createLogGroup(group -> group.logGroupName("a/1").tags(Map.of("team", "shop")));
            aws.createLogGroup(group -> group.logGroupName("b/1").tags(Map.of("team", "shop")));
            aws.createLogGroup(group -> group.logGroupName("a/2"));
        });

        assertThat(names(look(Map.of("log.group.tags", "team", "log.group.prefixes", "a/"))))
                .isEqualTo("a/1");
    }

    @ParameterizedTest
    @CsvSource({
        "off, 123456789012",
        "all, 123456789012 210987654321",
        "210987654321, 210987654321",
        "123456789012, 123456789012",
    })
    void findsWhatLinkedAccountsHave(String linked, String accounts) throws Exception {
        create("payments");
        EmulatedAws.as(cloudWatch, OTHER_ACCOUNT, aws -> aws.createLogGroup(group -> group.logGroupName("payments")));

        Look look = look(Map.of("log.group.include", ".*", "linked.accounts", linked));

        assertThat(look.found())
                .extracting(found -> found.feed().logGroup().account().orElseThrow())
                .containsExactly(accounts.split(" "));
    }

    @Test
    void aNamedLogGroupIsNotFoundOnceMoreButOneOfThatNameInALinkedAccountIs() throws Exception {
        create("payments", "orders");
        EmulatedAws.as(cloudWatch, OTHER_ACCOUNT, aws -> aws.createLogGroup(group -> group.logGroupName("payments")));
        Map<String, String> choice = Map.of("log.groups", "payments", "log.group.include", ".*");

        Look own = look(choice);
        Look linked = look(Map.of(
                "log.groups",
                "payments",
                "log.group.include",
                ".*",
                "linked.accounts",
                "all",
                "aws.account.id",
                EmulatedAws.ACCOUNT));

        assertThat(names(own)).isEqualTo("orders");
        assertThat(names(linked)).isEqualTo("orders payments");
    }

    @Test
    void tellsWhatIsOfAClassThatCannotBeRead() throws Exception {
        create("standard");
        EmulatedAws.as(cloudWatch, aws -> {
            aws.createLogGroup(group -> group.logGroupName("rare").logGroupClass("INFREQUENT_ACCESS"));
            aws.createLogGroup(group -> group.logGroupName("delivery").logGroupClass("DELIVERY"));
        });

        assertThat(look(Map.of("log.group.include", ".*")).found())
                .extracting(Found::obstacle)
                .containsExactly(
                        "is of the class DELIVERY, which FilterLogEvents does not serve",
                        "is of the class INFREQUENT_ACCESS, which FilterLogEvents does not serve",
                        null);
    }

    @Test
    void readsAThousandLogGroupsPageByPageAtAModestPace() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            create("group-" + i);
        }
        Instant before = Instant.now();

        Look look = look(Map.of("log.group.prefixes", "group-"));

        assertThat(look.found()).hasSize(1_000);
        assertThat(look.found()).extracting(Found::feed).doesNotHaveDuplicates();
        assertThat(look.found())
                .allSatisfy(found -> assertThat(found.createdAt()).isPositive());
        assertThat(Instant.ofEpochMilli(look.startedAt())).isBefore(before.plusSeconds(5));
        assertThat(pauses).hasSize(19).allSatisfy(pause -> assertThat(pause).isPositive());
    }

    @Test
    void aSampleIsFoundWithoutLookingAtEachPrefix() throws Exception {
        create("a1", "b1", "c1", "d1", "e1");
        SourceConfig config = SourceConfig.of(
                EmulatedAws.props(cloudWatch.endpoint(), Map.of("log.group.prefixes", "none,a,b,c,d,e")));

        try (AwsLogsApi api = EmulatedAws.api(config)) {
            assertThat(discovery(config, api).sample(2))
                    .extracting(LogGroup::name)
                    .containsExactly("a1", "b1");
        }
        assertThat(pauses).as("between three requests").hasSize(2);
    }

    @Test
    void asksAgainForAThrottledPageAndTellsAMissingPermission() throws Exception {
        try (ScriptedAws server = new ScriptedAws()) {
            server.refuse(400, "ThrottlingException", "Rate exceeded");
            server.answer(200, "{\"logGroups\":[]}");
            server.refuse(400, "AccessDeniedException", "User: u is not authorized");

            assertThat(look(server.uri(), Map.of("log.group.prefixes", "a")).found())
                    .isEmpty();
            assertThat(pauses).contains(Duration.ofSeconds(2));
            assertThatThrownBy(() -> look(server.uri(), Map.of("log.group.prefixes", "a")))
                    .isInstanceOf(LogsFailure.class)
                    .hasMessageContaining("the credentials must allow logs:DescribeLogGroups");
            assertThatThrownBy(() -> look(server.uri(), Map.of("log.group.tags", "team")))
                    .isInstanceOf(LogsFailure.class)
                    .hasMessageContaining("the credentials must allow logs:ListLogGroups");
        }
    }

    private void create(String... names) {
        for (String name : names) {
            cloudWatch.region("eu-west-1").createLogGroup(name);
        }
    }

    private Look look(Map<String, String> choice) throws LogsFailure, InterruptedException {
        return look(cloudWatch.endpoint(), choice);
    }

    private Look look(URI endpoint, Map<String, String> choice) throws LogsFailure, InterruptedException {
        SourceConfig config = SourceConfig.of(EmulatedAws.props(endpoint, choice));
        try (AwsLogsApi api = EmulatedAws.api(config)) {
            return discovery(config, api).look();
        }
    }

    private Discovery discovery(SourceConfig config, AwsLogsApi api) {
        Choice named = new Choice(config.groups(), config.aws().accountId());
        Pages pages = new Pages(Duration.ofMinutes(1), InstantSource.system(), pauses::add);
        return new Discovery(api.groups(), config.groups(), named, pages);
    }

    private static String names(Look look) {
        return String.join(
                " ",
                look.found().stream()
                        .map(found -> found.feed().logGroup().name())
                        .sorted()
                        .toList());
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
