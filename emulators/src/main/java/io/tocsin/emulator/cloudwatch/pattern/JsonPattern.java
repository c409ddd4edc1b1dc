package io.tocsin.emulator.cloudwatch.pattern;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;

/** Conditions on the values of JSON events. What is not wholly a JSON object never matches. */
record JsonPattern(Predicate<JsonNode> condition, int regexes) implements FilterPattern {
    static FilterPattern parse(String pattern) {
        Cursor cursor = Cursor.within(pattern, '}');
        JsonConditions conditions = new JsonConditions(cursor);
        Predicate<JsonNode> condition = conditions.read();
        cursor.skipSpaces();
        if (!cursor.atEnd()) {
            throw cursor.error("expected '&&', '||' or '}'");
        }
        return new JsonPattern(condition, conditions.regexes());
    }

    @Override
    public boolean matches(String message) {
        JsonNode event = JsonEvents.read(message);
        return event.isObject() && condition.test(event);
    }
}
