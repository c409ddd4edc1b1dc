package io.tocsin.slack.routing;

import java.util.List;

/**
 * One way that records may go.
 *
 * @param name its alias in the settings
 * @param conditions all of them must hold; without any, it takes every record
 */
record Route(String name, List<Condition> conditions) {

    boolean takes(Subject subject) {
        return conditions.stream().allMatch(condition -> condition.holds(subject));
    }

    /** Whether it surely takes every record that another one takes. */
    boolean covers(Route other) {
        return conditions.stream()
                .allMatch(condition -> other.conditions.stream().anyMatch(condition::followsFrom));
    }

    /** Whether no record can fulfil all of its conditions. */
    boolean contradictsItself() {
        return conditions.stream().anyMatch(one -> conditions.stream().anyMatch(one::excludes));
    }

    /** Whether a topic's name keeps no record of it from this route. */
    boolean takesTopic(String topic) {
        return conditions.stream()
                .filter(condition -> condition.isAbout("topic"))
                .allMatch(condition -> condition.comparison().holds(topic));
    }
}
