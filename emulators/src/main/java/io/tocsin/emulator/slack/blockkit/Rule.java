package io.tocsin.emulator.slack.blockkit;

import com.fasterxml.jackson.databind.JsonNode;

/** What a piece of a payload has to be. */
@FunctionalInterface
interface Rule {
    /** Notes at {@code place} whatever is wrong with {@code node}. */
    void check(JsonNode node, Place place);

    /** This rule, and then that one. */
    default Rule and(Rule other) {
        return (node, place) -> {
            check(node, place);
            other.check(node, place);
        };
    }
}
