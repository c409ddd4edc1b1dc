package io.tocsin.slack.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouterTest {
    private final Map<String, Map<String, String>> routes = new LinkedHashMap<>();
    private final Map<String, String> problems = new LinkedHashMap<>();

    private void route(String name, String... conditions) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (int i = 0; i < conditions.length; i += 2) {
            settings.put(conditions[i], conditions[i + 1]);
        }
        routes.put(name, settings);
    }

    private Router router(String... topics) {
        return Router.of(
                routes, List.of(topics), (setting, problem) -> problems.merge(setting, problem, String::concat));
    }

    private boolean takes(SinkRecord record, String condition, String expected) {
        routes.clear();
        route("it", condition, expected);
        boolean taken = router().route(record).isPresent();
        assertThat(problems).isEmpty();
        return taken;
    }

    private static SinkRecord record(@Nullable Object key, @Nullable Object value) {
        return new SinkRecord("payments.errors", 0, null, key, null, value, 7);
    }

    private static Struct struct() {
        Schema inner =
                SchemaBuilder.struct().field("region", Schema.STRING_SCHEMA).build();
        Schema outer = SchemaBuilder.struct()
                .field("aws", inner)
                .field("log.level", Schema.STRING_SCHEMA)
                .field("message", Schema.STRING_SCHEMA)
                .build();
        return new Struct(outer)
                .put("aws", new Struct(inner).put("region", "eu-west-1"))
                .put("log.level", "ERROR")
                .put("message", "{\"user\":{\"id\":17,\"vip\":true},\"text\":\"two\\nlines\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "topic.equals, payments.errors, true",
        "topic.equals, payments, false",
        "topic.prefix, payments., true",
        "topic.prefix, errors, false",
        "topic.regex, pay.*, true",
        "topic.regex, pay, false",
        "key.equals, shop:web, true",
        "key.prefix, shop:, true",
        "key.regex, '.*:(web|api)', true",
        "header.team.equals, blue, true",
        "header.cloudwatch.log.group.prefix, /aws/, true",
        "header.count.equals, 3, true",
        "header.none.regex, .*, false",
        "field.aws.region.equals, eu-west-1, true",
        "field.log.level.equals, ERROR, true",
        "field.message.user.id.equals, 17, true",
        "field.message.user.vip.equals, true, true",
        "field.message.text.regex, two.*lines, true",
        "field.message.user.name.regex, .*, false",
        "field.aws.regex, .*, false",
        "field.level.regex, .*, false"
    })
    void conditionsOnEachPartOfARecord(String condition, String expected, boolean holds) {
        SinkRecord record = record("shop:web", struct());
        record.headers().addString("team", "red").addString("team", "blue");
        record.headers()
                .addString("cloudwatch.log.group", "/aws/lambda/payments")
                .addInt("count", 3);

        assertThat(takes(record, condition, expected)).isEqualTo(holds);
    }

    @Test
    void aValueMayBeAMapOrJsonInATextOrInBytes() {
        String json = "{\"a\":{\"b.c\":\"x\"},\"n\":12}";

        assertThat(takes(record(null, Map.of("a", Map.of("b.c", "x"))), "field.a.b.c.equals", "x"))
                .isTrue();
        assertThat(takes(record(null, json), "field.a.b.c.equals", "x")).isTrue();
        assertThat(takes(record(null, json.getBytes(StandardCharsets.UTF_8)), "field.n.equals", "12"))
                .isTrue();
        assertThat(takes(record(null, "{\"a\":"), "field.a.regex", ".*")).isFalse();
        assertThat(takes(record(null, "no JSON"), "field.a.regex", ".*")).isFalse();
        assertThat(takes(record(null, 5), "field.a.regex", ".*")).isFalse();
        assertThat(takes(record(null, null), "field.a.regex", ".*")).isFalse();
    }

    @Test
    void aKeyMayBeBytesOrATimeButNotAStruct() {
        assertThat(takes(record("k1".getBytes(StandardCharsets.UTF_8), "v"), "key.equals", "k1"))
                .isTrue();
        assertThat(takes(record(Date.from(Instant.EPOCH), "v"), "key.prefix", "1970-01-01T"))
                .isTrue();
        assertThat(takes(record(struct(), "v"), "key.regex", ".*")).isFalse();
        assertThat(takes(record(null, "v"), "key.regex", ".*")).isFalse();
    }

    @Test
    void theFirstRouteWhoseConditionsAllHoldIsTaken() {
        route("urgent", "topic.prefix", "payments.", "key.equals", "vip");
        route("payments", "topic.prefix", "payments.");
        route("rest");
        Router router = router();

        assertThat(problems).isEmpty();
        assertThat(router.route(record("vip", "v"))).contains("urgent");
        assertThat(router.route(record("other", "v"))).contains("payments");
        assertThat(router.route(new SinkRecord("orders", 0, null, "vip", null, "v", 7)))
                .contains("rest");
    }

    @Test
    void withoutARouteThatFitsNoneIsTaken() {
        route("vip", "key.equals", "vip");

        assertThat(router().route(record("other", "v"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "topic, x, is no condition",
        "value.equals, x, is no condition",
        "header.equals, x, is no condition",
        "field..equals, x, is no condition",
        "topic.is, x, 'equals, prefix, regex'",
        "topic.equals, ' ', is blank",
        "topic.regex, '(?<!x)y', no look-around"
    })
    void aBadConditionIsToldUnderItsSetting(String condition, String expected, String problem) {
        route("it", condition, expected);
        router();

        assertThat(problems).containsOnlyKeys("routes.it.match." + condition);
        assertThat(problems.values()).singleElement().asString().contains(problem);
    }

    /** The earlier route takes all that the later one would. */
    @ParameterizedTest
    @CsvSource({
        "topic.equals, a, topic.equals, a",
        "topic.prefix, a, topic.equals, abc",
        "topic.prefix, a, topic.prefix, ab",
        "topic.regex, a.*, topic.equals, abc",
        "topic.regex, a.*, topic.regex, a.*"
    })
    void aRouteThatCannotBeReachedIsTold(String first, String expected, String second, String special) {
        route("first", first, expected);
        route("second", second, special, "key.equals", "k");
        router();

        assertThat(problems).containsOnlyKeys("routes");
        assertThat(problems.get("routes")).contains("'second'", "'first'");
    }

    @ParameterizedTest
    @CsvSource({
        "topic.equals, a, topic.equals, b",
        "topic.equals, abc, topic.prefix, a",
        "topic.prefix, ab, topic.prefix, a",
        "topic.regex, a.*, topic.prefix, a",
        "topic.regex, a.*, topic.equals, ba",
        "key.equals, a, topic.equals, a",
        "header.x.equals, a, header.y.equals, a"
    })
    void aRouteThatMayBeReachedIsNotBlamed(String first, String expected, String second, String other) {
        route("first", first, expected);
        route("second", second, other);
        router();

        assertThat(problems).isEmpty();
    }

    @Test
    void nothingComesAfterARouteWithoutConditions() {
        route("all");
        route("late", "topic.equals", "a");
        router();

        assertThat(problems.get("routes")).contains("'late'", "'all'");
    }

    @ParameterizedTest
    @CsvSource({
        "topic.prefix, b, topic.equals, a, true",
        "key.regex, b+, key.equals, a, true",
        "key.prefix, b, key.equals, bc, false",
        "topic.prefix, b, topic.regex, a, false",
        "topic.prefix, b, key.equals, a, false"
    })
    void conditionsThatSurelyExcludeEachOtherAreTold(
            String one, String expected, String other, String otherExpected, boolean told) {
        route("never", one, expected, other, otherExpected);
        router();

        assertThat(problems.containsKey("routes")).isEqualTo(told);
    }

    @Test
    void aTopicThatTheConnectorDoesNotReadIsTold() {
        route("typo", "topic.equals", "paymnets");
        route("fine", "topic.prefix", "pay");
        router("payments", "orders");

        assertThat(problems.get("routes")).contains("'typo'").doesNotContain("'fine'");
    }
}
