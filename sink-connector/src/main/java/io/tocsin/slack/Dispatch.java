package io.tocsin.slack;

import io.tocsin.slack.config.Address;
import io.tocsin.slack.config.RoutesSettings;
import io.tocsin.slack.config.SlackSinkConfig;
import io.tocsin.slack.delivery.Outbox;
import io.tocsin.slack.routing.Router;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.sink.SinkRecord;

/** Finds the queue that a record belongs into, as the routes say. */
final class Dispatch {
    private final Router router;
    /** By route; a route that drops its records has none. */
    private final Map<String, Outbox> outboxes = new HashMap<>();
    /** Of the records that no route takes; absent only where the routes take all. */
    private final Optional<Outbox> rest;

    /**
     * The routes of a configuration.
     *
     * @param queue makes the queue of a destination, or finds the one that it made before
     * @throws ConfigException if a condition is bad
     */
    Dispatch(SlackSinkConfig config, Function<Address, Outbox> queue) {
        RoutesSettings routes = config.routes();
        Map<String, List<String>> problems = new LinkedHashMap<>();
        this.router = router(routes.conditions(), routes.topics(), problems);
        if (!problems.isEmpty()) {
            throw new ConfigException(String.join(
                    "; ", problems.values().stream().flatMap(List::stream).toList()));
        }
        for (String route : routes.conditions().keySet()) {
            routes.address(route).map(queue).ifPresent(outbox -> outboxes.put(route, outbox));
        }
        this.rest = config.destination().own().map(queue);
    }

    /** What is wrong with conditions, by the setting. */
    static Map<String, List<String>> problems(Map<String, String> properties) {
        Map<String, List<String>> problems = new LinkedHashMap<>();
        router(RoutesSettings.conditions(properties), RoutesSettings.topics(properties), problems);
        return problems;
    }

    private static Router router(
            Map<String, Map<String, String>> conditions, List<String> topics, Map<String, List<String>> problems) {
        return Router.of(
                conditions,
                topics,
                (setting, problem) -> problems.computeIfAbsent(setting, any -> new ArrayList<>())
                        .add(setting + ": " + problem));
    }

    /** The queue that a record belongs into; empty if it is dropped. */
    Optional<Outbox> outbox(SinkRecord record) {
        Optional<String> route = router.route(record);
        return route.isPresent() ? Optional.ofNullable(outboxes.get(route.get())) : rest;
    }
}
