package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;

class RoutesValidationTest {
    private static final String WEBHOOK = "https://hooks.slack.com/services/T0/B0/topsecret";

    private final Map<String, String> properties = new HashMap<>();

    private List<ConfigValue> validate(String... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            properties.put(pairs[i], pairs[i + 1]);
        }
        return new SlackSinkConnector().validate(properties).configValues();
    }

    private Map<String, String> errors(String... pairs) {
        Map<String, String> errors = new HashMap<>();
        for (ConfigValue value : validate(pairs)) {
            if (!value.errorMessages().isEmpty()) {
                errors.put(value.name(), String.join("\n", value.errorMessages()));
            }
        }
        return errors;
    }

    private void token() {
        properties.put("slack.bot.token", "xoxb-1");
    }

    @Test
    void routesWithDestinationsOfTheirOwnNeedNoOther() {
        assertThat(errors(
                        "routes", "payments,rest",
                        "routes.payments.match.topic.prefix", "payments.",
                        "routes.payments.bot.token", "xoxb-2",
                        "routes.payments.channel", "#payments",
                        "routes.rest.webhook.url", WEBHOOK))
                .isEmpty();
    }

    @Test
    void theWebhookOfAWorkflowTakesNoMessagesOfARouteEither() {
        assertThat(errors(
                                "routes",
                                "rest",
                                "routes.rest.webhook.url",
                                "https://hooks.slack.com/triggers/T0/1/topsecret")
                        .get("routes.rest.webhook.url"))
                .contains("webhook of a workflow", "https://hooks.slack.com/services/")
                .doesNotContain("topsecret");
    }

    @Test
    void aTokenAloneServesTheChannelsOfRoutes() {
        token();
        assertThat(errors(
                        "routes",
                        "a,rest",
                        "routes.a.match.key.equals",
                        "a",
                        "routes.a.channel",
                        "#a",
                        "routes.rest.drop",
                        "true"))
                .isEmpty();
    }

    @Test
    void whatNoRouteTakesMustHaveAPlace() {
        token();
        assertThat(errors("routes", "a", "routes.a.match.key.equals", "a", "routes.a.channel", "#a"))
                .containsOnlyKeys("routes")
                .containsEntry(
                        "routes",
                        "routes: a record that none of them takes has nowhere to go; end the list with a route without"
                                + " conditions (to drop the rest, set its drop=true), or set slack.webhook.url, or"
                                + " slack.bot.token and slack.channel");
        assertThat(errors("slack.channel", "#alerts")).isEmpty();
    }

    @Test
    void withoutRoutesADestinationIsStillRequired() {
        assertThat(errors("routes", " , ")).containsOnlyKeys("slack.webhook.url", "slack.bot.token");
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        token();
        properties.put("slack.channel", "#alerts");
        Map<String, String> errors = errors(
                "routes", "a,b,b,c d,all,late",
                "routes.a.channel", "Not A Channel",
                "routes.a.match.topic.regex", "(",
                "routes.a.match.colour.equals", "red",
                "routes.a.chanel", "#a",
                "routes.b.drop", "true",
                "routes.b.channel", "#b",
                "routes.b.match.key.equals", "b",
                "routes.late.match.key.equals", "x",
                "routes.ghost.channel", "#ghost",
                "routes.a", "x");

        assertThat(errors)
                .containsOnlyKeys(
                        "routes",
                        "routes.a.channel",
                        "routes.a.match.topic.regex",
                        "routes.a.match.colour.equals",
                        "routes.a.chanel",
                        "routes.b.channel",
                        "routes.ghost.channel",
                        "routes.a");
        assertThat(errors.get("routes"))
                .contains("'c d' cannot name a route", "lists 'b' twice", "can take the route 'late'");
        assertThat(errors.get("routes.b.channel")).contains("routes.b.drop");
        assertThat(errors.get("routes.ghost.channel")).contains("does not list 'ghost'");
        assertThat(errors.get("routes.a.chanel")).contains("is no setting of a route");
        assertThat(errors.get("routes.a.match.topic.regex")).contains("RE2");
    }

    @Test
    void destinationsThatAreIncompleteOrTooManyAreTold() {
        properties.put("slack.webhook.url", WEBHOOK);
        Map<String, String> errors = errors(
                "routes", "a,b,c",
                "routes.a.match.key.equals", "a",
                "routes.a.channel", "#a",
                "routes.b.match.key.equals", "b",
                "routes.b.bot.token", "xoxb-2",
                "routes.c.match.key.equals", "c",
                "routes.c.bot.token", "xoxb-2",
                "routes.c.channel", "#c",
                "routes.c.webhook.url", WEBHOOK);

        assertThat(errors)
                .containsOnlyKeys("routes.a.channel", "routes.b.channel", "routes.c.bot.token", "routes.c.channel");
        assertThat(errors.get("routes.a.channel")).contains("needs a bot token", "routes.a.bot.token");
        assertThat(errors.get("routes.b.channel")).contains("is required with routes.b.bot.token");
        assertThat(errors.get("routes.c.channel")).contains("besides routes.c.webhook.url");
    }

    @Test
    void aRouteWithoutAnyDestinationIsTold() {
        token();
        assertThat(errors("routes", "a", "routes.a.drop", "no")).containsOnlyKeys("routes.a.drop", "routes.a.channel");
    }

    @Test
    void aTopicThatIsNotReadIsToldUnlessATransformationMayMakeIt() {
        token();
        properties.put("slack.channel", "#alerts");
        properties.put("topics", "logs");
        assertThat(errors("routes", "a", "routes.a.match.topic.equals", "lgos")).containsOnlyKeys("routes");
        assertThat(errors("transforms", "rename")).isEmpty();
    }

    @Test
    void secretsAreNotShownWhereverTheyStand() {
        List<ConfigValue> values = new ArrayList<>(validate(
                "routes", "a",
                "routes.a.webhook.url", WEBHOOK,
                "routes.a.bot.token", "xoxb topsecret",
                "routes.ghost.bot.token", "xoxb-topsecret",
                "routes.a.bot.tokn", "xoxb-topsecret"));

        assertThat(values)
                .filteredOn(value -> value.name().startsWith("routes."))
                .extracting(ConfigValue::name)
                .contains("routes.ghost.bot.token", "routes.a.webhook.url", "routes.a.bot.tokn");
        assertThat(values).allSatisfy(value -> assertThat(value.toString()).doesNotContain("topsecret"));
        assertThat(values)
                .allSatisfy(
                        value -> assertThat(value.errorMessages().toString()).doesNotContain("topsecret"));
    }

    /** Settings that count how often all of them are gone through. */
    private static final class CountedSettings extends HashMap<String, String> {
        private static final long serialVersionUID = 1L;
        private int passes;

        @Override
        public Set<String> keySet() {
            passes++;
            return super.keySet();
        }

        @Override
        public Set<Map.Entry<String, String>> entrySet() {
            passes++;
            return super.entrySet();
        }

        @Override
        public void forEach(BiConsumer<? super String, ? super String> action) {
            passes++;
            super.forEach(action);
        }
    }

    private static int passes(int routes) {
        CountedSettings settings = new CountedSettings();
        settings.put("slack.bot.token", "xoxb-1");
        settings.put("slack.channel", "#alerts");
        List<String> names = IntStream.range(0, routes).mapToObj(i -> "r" + i).toList();
        settings.put("routes", String.join(",", names));
        names.forEach(name -> settings.put("routes." + name + ".match.key.equals", name));
        assertThat(new SlackSinkConnector().validate(settings).configValues())
                .allMatch(value -> value.errorMessages().isEmpty());
        return settings.passes;
    }

    @Test
    void settingsAreNotGoneThroughForEachRoute() {
        assertThat(passes(500)).isEqualTo(passes(5));
    }
}
