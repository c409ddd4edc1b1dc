package io.tocsin.slack;

import io.tocsin.slack.config.Address;
import io.tocsin.slack.config.RoutesSettings;
import io.tocsin.slack.config.SlackSinkConfig;
import io.tocsin.slack.config.ThreadSettings;
import io.tocsin.slack.delivery.Outbox;
import io.tocsin.slack.message.ThreadName;
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

/** Finds where a record goes, as the routes say. */
final class Dispatch {
    private final Router router;
    /** By route; a route that drops its records has none. */
    private final Map<String, Target> targets = new HashMap<>();
    /** Of the records that no route takes; absent only where the routes take all. */
    private final Optional<Target> rest;

    /**
     * The routes of a configuration.
     *
     * @param queue makes the queue of a destination, or finds the one that it made before
     * @throws ConfigException if a condition, or the template of a thread's name, is bad
     */
    Dispatch(SlackSinkConfig config, Function<Address, Outbox> queue) {
        RoutesSettings routes = config.routes();
        Map<String, List<String>> problems = new LinkedHashMap<>();
        this.router = router(routes.conditions(), routes.topics(), problems);
        Map<String, ThreadName> threads = threads(config.threads().templates(), problems);
        ThreadName usual = threads.getOrDefault(ThreadSettings.BY, ThreadName.none());
        if (!problems.isEmpty()) {
            throw new ConfigException(String.join(
                    "; ", problems.values().stream().flatMap(List::stream).toList()));
        }
        for (String route : routes.conditions().keySet()) {
            ThreadName by = threads.getOrDefault(ThreadSettings.of(route), usual);
            routes.address(route).map(queue).ifPresent(outbox -> targets.put(route, new Target(outbox, by)));
        }
        this.rest = config.destination().own().map(queue).map(outbox -> new Target(outbox, usual));
    }

    /** What is wrong with conditions and the templates of threads' names, by the setting. */
    static Map<String, List<String>> problems(Map<String, String> properties) {
        Map<String, List<String>> problems = new LinkedHashMap<>();
        router(RoutesSettings.conditions(properties), RoutesSettings.topics(properties), problems);
        threads(ThreadSettings.templates(properties), problems);
        return problems;
    }

    private static Map<String, ThreadName> threads(Map<String, String> templates, Map<String, List<String>> problems) {
        Map<String, ThreadName> threads = new HashMap<>();
        templates.forEach((setting, by) -> threads.put(
                setting,
                ThreadName.of(
                        by,
                        problem -> problems.computeIfAbsent(setting, any -> new ArrayList<>())
                                .add(setting + ": " + problem))));
        return threads;
    }

    private static Router router(
            Map<String, Map<String, String>> conditions, List<String> topics, Map<String, List<String>> problems) {
        return Router.of(
                conditions,
                topics,
                (setting, problem) -> problems.computeIfAbsent(setting, any -> new ArrayList<>())
                        .add(setting + ": " + problem));
    }

    /** Where a record goes; empty if it is dropped. */
    Optional<Target> target(SinkRecord record) {
        Optional<String> route = router.route(record);
        return route.isPresent() ? Optional.ofNullable(targets.get(route.get())) : rest;
    }
}
