package io.tocsin.emulator.slack.blockkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** The rules that all others are made of. */
final class Rules {
    private Rules() {}

    static Rule anything() {
        return (node, place) -> {};
    }

    static Rule bool() {
        return (node, place) -> {
            if (!node.isBoolean()) {
                place.refuse("must provide a boolean");
            }
        };
    }

    static Rule integer(int min, int max) {
        return (node, place) -> {
            if (!node.isIntegralNumber()) {
                place.refuse("must provide an integer");
            } else if (node.longValue() < min || node.longValue() > max) {
                place.refuse("must be between " + min + " and " + max);
            }
        };
    }

    static Rule oneOf(String... values) {
        return (node, place) -> {
            if (!List.of(values).contains(node.asText())) {
                place.refuse("must be a valid enum value");
            }
        };
    }

    /** A string whose length in UTF-16 units is within these bounds, both included. */
    static Rule string(int min, int max) {
        return (node, place) -> {
            if (!node.isTextual()) {
                place.refuse("must provide a string");
            } else if (node.textValue().length() < min) {
                place.refuse("must be more than " + (min - 1) + " characters");
            } else if (node.textValue().length() > max) {
                place.refuse("must be less than " + (max + 1) + " characters");
            }
        };
    }

    static Rule array(int min, int max, Rule item) {
        return (node, place) -> {
            if (!node.isArray()) {
                place.refuse("must provide an array");
            } else if (node.size() < min) {
                place.refuse("no less than " + min + " items allowed");
            } else if (node.size() > max) {
                place.refuse("no more than " + max + " items allowed");
            } else {
                checkItems(node, place, item);
            }
        };
    }

    private static void checkItems(JsonNode array, Place place, Rule item) {
        for (int i = 0; i < array.size(); i++) {
            item.check(array.get(i), place.child(i));
        }
    }

    /** An object whose {@code type} says which of these rules it has to keep. */
    static Rule byType(Map<String, Rule> rules) {
        return (node, place) -> {
            String type = node.path("type").asText();
            if (!node.isObject()) {
                place.refuse("must provide an object");
            } else if (!node.has("type")) {
                place.refuse("missing required field: type");
            } else if (!rules.containsKey(type)) {
                place.child("type").refuse("unsupported type: " + type);
            } else {
                rules.get(type).check(node, place);
            }
        };
    }

    /** Where Slack allows one of several schemas, it says so before it says what is wrong. */
    static Rule anyOf(Rule rule) {
        return (node, place) -> {
            Place apart = place.apart();
            rule.check(node, apart);
            if (!apart.problems().isEmpty()) {
                place.refuse("failed to match all allowed schemas");
                place.refuseAll(apart.problems());
            }
        };
    }
}
