package io.tocsin.emulator.cloudwatch.trouble;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
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

    /**
     * Switches by the names that they have in JSON.
     *
     * @throws IllegalArgumentException that names what is wrong
     */
    public static Troubles of(long seed, Map<String, Double> switches) {
        Troubles troubles = Troubles.none().withSeed(seed);
        for (Map.Entry<String, Double> each : switches.entrySet()) {
            troubles = troubles.with(named(each.getKey()), each.getValue());
        }
        return troubles;
    }

    private static Switch named(String key) {
        return Switch.of(key)
                .orElseThrow(() -> new IllegalArgumentException("there is no switch '" + key + "', only "
                        + Arrays.stream(Switch.values()).map(Switch::key).toList()));
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
        return before.with(named(key), value.doubleValue());
    }
}
