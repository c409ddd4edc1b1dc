package io.tocsin.emulator.slack.blockkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** An object with known fields: Slack refuses a missing one as well as one it does not know. */
final class Shape implements Rule {
    private final Map<String, Rule> required = new LinkedHashMap<>();
    private final Map<String, Rule> optional = new LinkedHashMap<>();

    static Shape object() {
        return new Shape();
    }

    /** An object that is told from others by its {@code type}. */
    static Shape typed() {
        return object().required("type", Rules.anything());
    }

    Shape required(String field, Rule rule) {
        required.put(field, rule);
        return this;
    }

    Shape optional(String field, Rule rule) {
        optional.put(field, rule);
        return this;
    }

    @Override
    public void check(JsonNode node, Place place) {
        if (!node.isObject()) {
            place.refuse("must provide an object");
            return;
        }
        required.keySet().stream()
                .filter(field -> !node.has(field))
                .forEach(field -> place.refuse("missing required field: " + field));
        node.properties().forEach(field -> checkField(field.getKey(), field.getValue(), place));
    }

    private void checkField(String name, JsonNode value, Place place) {
        Rule rule = required.getOrDefault(name, optional.get(name));
        if (rule == null) {
            place.refuse("invalid additional property: " + name);
        } else {
            rule.check(value, place.child(name));
        }
    }
}
