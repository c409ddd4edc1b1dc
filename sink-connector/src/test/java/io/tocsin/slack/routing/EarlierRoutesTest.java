package io.tocsin.slack.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EarlierRoutesTest {
    private static final int MANY = 10_000;

    private static Route route(String... conditions) {
        List<Condition> read = new ArrayList<>();
        for (int i = 0; i < conditions.length; i += 2) {
            read.add(Condition.of(conditions[i], conditions[i + 1]));
        }
        return new Route(String.join(" ", conditions), read);
    }

    /** Ten thousand routes that people could write, or a program. */
    static Stream<Arguments> shapes() {
        return Stream.of(
                shape(10, i -> route("topic.equals", "logs", "header.cloudwatch.log.group.equals", "/aws/lambda/" + i)),
                shape(10, i -> route("header.cloudwatch.log.group.prefix", "/team-" + i + "/")),
                shape(
                        200,
                        i -> route(
                                "topic.equals", "t", "field.a.equals", "a" + i / 100, "field.b.equals", "b" + i % 100)),
                shape(10, i -> route("topic.prefix", "logs", "field.message.regex", ".*order " + i + ".*")),
                shape(10, i -> route("topic.equals", "logs")),
                shape(10, i -> route("key.prefix", "x".repeat(1 + i % 50) + i, "topic.equals", "t" + i % 10)),
                // Each text with each regular expression: as many as are tried.
                shape(
                        EarlierRoutes.MOST_COMPARISONS / MANY,
                        i -> i % 2 == 0
                                ? route("field.message.regex", ".*order " + i + ".*")
                                : route("field.message.equals", "order " + (i + 1))));
    }

    private static Arguments shape(int mostForEach, IntFunction<Route> shape) {
        return Arguments.of(mostForEach * MANY, shape);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void aRouteIsNotComparedWithAllThatAreTriedEarlier(int most, IntFunction<Route> shape) {
        List<Route> all = IntStream.range(0, MANY).mapToObj(shape).toList();
        EarlierRoutes earlier = new EarlierRoutes(all);
        for (Route route : all) {
            if (earlier.covering(route).isEmpty()) {
                earlier.add(route);
            }
        }

        assertThat(earlier.comparisons()).isLessThanOrEqualTo(most);
    }

    /** As comparing all of them would, one after the other. */
    @Test
    void theFirstThatCoversAnotherIsFound() {
        String[] parts = {"topic", "key", "field.a"};
        String[] operators = {".equals", ".prefix", ".regex"};
        String[] texts = {"a", "ab", "abc", "b", "a.*", ".*"};
        for (long seed = 0; seed < 3_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Route> all = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String[] conditions = new String[2 * random.nextInt(3)];
                for (int at = 0; at < conditions.length; at += 2) {
                    conditions[at] = parts[random.nextInt(3)] + operators[random.nextInt(3)];
                    conditions[at + 1] = texts[random.nextInt(texts.length)];
                }
                all.add(route(conditions));
            }
            EarlierRoutes earlier = new EarlierRoutes(all);
            List<Route> tried = new ArrayList<>();
            for (Route route : all) {
                Optional<Route> expected =
                        tried.stream().filter(one -> one.covers(route)).findFirst();
                assertThat(earlier.covering(route))
                        .as("seed %s, %s", seed, route)
                        .isEqualTo(expected);
                earlier.add(route);
                tried.add(route);
            }
        }
    }
}
