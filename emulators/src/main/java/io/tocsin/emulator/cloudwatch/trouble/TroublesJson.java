package io.tocsin.emulator.cloudwatch.trouble;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@link Troubles} as JSON: an object of {@code seed}, {@code operations} and a number for each switch. */
public final class TroublesJson {
    private static final String SEED = "seed";
    private static final String OPERATIONS = "operations";

    private TroublesJson() {}

    /** All switches, those that are off too. */
    public static Map<String, Object> write(Troubles troubles) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(SEED, troubles.seed());
        json.put(OPERATIONS, troubles.operations());
        for (Switch each : Switch.values()) {
            json.put(each.key(), troubles.get(each));
        }
        return json;
    }

    /**
     * What it is changed to by an object of some of the members.
     *
     * @throws IllegalArgumentException that names what is wrong
     */
    public static Troubles change(Troubles before, JsonNode members) {
        if (!members.isObject()) {
            throw new IllegalArgumentException("expected a JSON object");
        }
        Troubles changed = before;
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            changed = change(changed, member.getKey(), member.getValue());
        }
        return changed;
    }

    private static Troubles change(Troubles before, String key, JsonNode value) {
        if (key.equals(OPERATIONS)) {
            return before.withOperations(
                    value.valueStream().map(JsonNode::asText).distinct().toArray(String[]::new));
        }
        if (!value.isNumber()) {
            throw new IllegalArgumentException(key + " is " + value + ", but must be a number");
        }
        if (key.equals(SEED)) {
            return before.withSeed(value.longValue());
        }
        Switch known = Switch.of(key)
                .orElseThrow(() -> new IllegalArgumentException("there is no switch '" + key + "', only "
                        + write(Troubles.none()).keySet()));
        return before.with(known, value.doubleValue());
    }
}
