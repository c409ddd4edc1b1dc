package io.tocsin.emulator.cloudwatch.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request, checked against the API's model. A broken constraint is noted and a harmless value handed
 * out; {@link #check()} then refuses with all of them at once, as AWS does. A value of a wrong type is refused at once.
 */
public final class Parameters {
    private final JsonNode body;
    private final String path;
    private final Violations violations;

    private Parameters(JsonNode body, String path, Violations violations) {
        this.body = body;
        this.path = path;
        this.violations = violations;
    }

    static Parameters of(JsonNode body) {
        return new Parameters(body, "", new Violations());
    }

    /**
     * Refuses what is wrong.
     *
     * @throws AwsError that names all broken constraints, if there is any
     */
    public void check() {
        violations.check();
    }

    public boolean has(String name) {
        return body.hasNonNull(name);
    }

    public String required(String name, Text rule) {
        String value = optional(name, rule);
        if (value == null) {
            missing(name);
            return "";
        }
        return value;
    }

    public @Nullable String optional(String name, Text rule) {
        return has(name) ? text(body.get(name), path + name, rule) : null;
    }

    public boolean flag(String name, boolean absent) {
        if (!has(name)) {
            return absent;
        }
        JsonNode value = body.get(name);
        if (!value.isBoolean()) {
            throw AwsError.serialization("Expected a boolean at '" + path + name + "'.");
        }
        return value.booleanValue();
    }

    /** How many results a page may hold. */
    public int limit(int absent, int maximum) {
        return Math.toIntExact(number("limit", 1, maximum).orElse(absent));
    }

    /** Milliseconds since the epoch. */
    public long required(String name, long minimum) {
        OptionalLong value = number(name, minimum, Long.MAX_VALUE);
        if (value.isEmpty()) {
            missing(name);
        }
        return value.orElse(minimum);
    }

    public OptionalLong number(String name, long minimum, long maximum) {
        if (!has(name)) {
            return OptionalLong.empty();
        }
        long value = integer(body.get(name), path + name);
        if (value > maximum) {
            broken("'" + value + "'", path + name, "Member must have value less than or equal to " + maximum);
        }
        if (value < minimum) {
            broken("'" + value + "'", path + name, "Member must have value greater than or equal to " + minimum);
        }
        return OptionalLong.of(Math.max(minimum, Math.min(maximum, value)));
    }

    /** The strings of a list; empty if it is absent. */
    public List<String> strings(String name, int minimum, int maximum, Text rule) {
        List<JsonNode> nodes = nodes(name, minimum, maximum, JsonNode::asText);
        List<String> strings = new ArrayList<>(nodes.size());
        for (JsonNode node : nodes) {
            strings.add(text(node, path + name + "." + (strings.size() + 1) + ".member", rule));
        }
        return strings;
    }

    /** The structures of a list; empty if it is absent. */
    public List<Parameters> structures(String name, int minimum, int maximum, Function<JsonNode, String> shown) {
        List<JsonNode> nodes = nodes(name, minimum, maximum, shown);
        List<Parameters> structures = new ArrayList<>(nodes.size());
        for (JsonNode node : nodes) {
            String inner = path + name + "." + (structures.size() + 1) + ".member.";
            structures.add(new Parameters(node, inner, violations));
        }
        return structures;
    }

    /** A map of strings; empty if it is absent. */
    public Map<String, String> map(String name, Text keyRule, Text valueRule) {
        Map<String, String> map = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : body.path(name).properties()) {
            String inner = path + name + "." + entry.getKey() + ".member";
            keyRule.check(entry.getKey(), constraint -> broken("'" + entry.getKey() + "'", inner, constraint));
            map.put(entry.getKey(), text(entry.getValue(), inner, valueRule));
        }
        return map;
    }

    /** Notes that a member which must be there is not. */
    public void missing(String name) {
        broken("null", path + name, "Member must not be null");
    }

    /** A number that need not be whole; null if absent. */
    public @Nullable Double decimal(String name) {
        return has(name) ? Double.valueOf(body.get(name).asDouble()) : null;
    }

    private List<JsonNode> nodes(String name, int minimum, int maximum, Function<JsonNode, String> shown) {
        if (!has(name)) {
            return List.of();
        }
        JsonNode list = body.get(name);
        if (!list.isArray()) {
            throw AwsError.serialization("Expected a list at '" + path + name + "'.");
        }
        List<JsonNode> nodes = list.valueStream().toList();
        if (nodes.size() < minimum) {
            broken("'[]'", path + name, "Member must have length greater than or equal to " + minimum);
        }
        if (nodes.size() > maximum) {
            String value = "'" + nodes.stream().map(shown).toList() + "'";
            broken(value, path + name, "Member must have length less than or equal to " + maximum);
        }
        return nodes;
    }

    private String text(JsonNode value, String at, Text rule) {
        if (!value.isTextual()) {
            throw AwsError.serialization("Expected a string at '" + at + "'.");
        }
        String text = value.textValue();
        rule.check(text, constraint -> broken("'" + text + "'", at, constraint));
        return text;
    }

    private static long integer(JsonNode value, String at) {
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw AwsError.serialization("Expected a whole number at '" + at + "'.");
        }
        return value.longValue();
    }

    private void broken(String value, String at, String constraint) {
        violations.add(value, at, constraint);
    }
}
