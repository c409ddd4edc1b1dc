package io.tocsin.slack.routing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.connect.sink.SinkRecord;

/** Tells which route a record takes: the first one in the order of the settings whose conditions all hold. */
public final class Router {
    private final List<Route> routes = new ArrayList<>();

    /**
     * Makes routes of settings.
     *
     * @param conditions for each route by its name, in the order in which they are tried, what follows
     *     {@code routes.NAME.match.} and the expected text
     * @param topics all the topics that records come from, as far as known; empty if they are not
     * @param problems takes, for each setting that is wrong, its name and what is wrong with it
     */
    public static Router of(
            Map<String, Map<String, String>> conditions, List<String> topics, BiConsumer<String, String> problems) {
        Router router = new Router();
        conditions.forEach((name, settings) -> {
            Map<String, String> wrong = new LinkedHashMap<>();
            Route route = read(name, settings, wrong);
            wrong.forEach(problems);
            // What is half understood would only lead to wrong conclusions about the other routes.
            if (wrong.isEmpty()) {
                router.routes.add(route);
            }
        });
        router.check(topics, problems);
        return router;
    }

    private void check(List<String> topics, BiConsumer<String, String> problems) {
        EarlierRoutes earlier = new EarlierRoutes(routes);
        for (Route route : routes) {
            Optional<Route> covering = earlier.covering(route);
            problems(route, topics, covering).forEach(problem -> problems.accept("routes", problem));
            if (covering.isEmpty()) {
                earlier.add(route);
            }
        }
    }

    private static Route read(String name, Map<String, String> settings, Map<String, String> wrong) {
        List<Condition> conditions = new ArrayList<>();
        settings.forEach((setting, expected) -> {
            try {
                conditions.add(Condition.of(setting, expected));
            } catch (IllegalArgumentException e) {
                wrong.put("routes." + name + ".match." + setting, String.valueOf(e.getMessage()));
            }
        });
        return new Route(name, List.copyOf(conditions));
    }

    /** Why no record can take a route. */
    private static List<String> problems(Route route, List<String> topics, Optional<Route> covering) {
        String none = "no record can take the route '" + route.name() + "', as ";
        List<String> problems = new ArrayList<>(1);
        if (route.contradictsItself()) {
            problems.add(none + "its conditions exclude each other");
        } else if (!topics.isEmpty() && topics.stream().noneMatch(route::takesTopic)) {
            problems.add(none + "its condition on the topic holds for none of the connector's topics");
        }
        covering.ifPresent(first -> problems.add(none + "'" + first.name()
                + "' before it takes all that it would take; list the more special route first"));
        return problems;
    }

    /** The name of the route that a record takes; empty if none takes it. */
    public Optional<String> route(SinkRecord record) {
        Subject subject = new Subject(record);
        return routes.stream().filter(route -> route.takes(subject)).findFirst().map(Route::name);
    }
}
