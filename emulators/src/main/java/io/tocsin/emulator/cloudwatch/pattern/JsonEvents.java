package io.tocsin.emulator.cloudwatch.pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;

/** Reads JSON events, numbers as they are written: {@code 12.0} is not {@code "12"}. */
final class JsonEvents {
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .readerFor(JsonNode.class);

    private JsonEvents() {}

    /** A missing node if it is not JSON. */
    static JsonNode read(String message) {
        if (!message.stripLeading().startsWith("{")) {
            return MissingNode.getInstance();
        }
        try {
            return READER.readTree(message);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** What a comparison sees: strings and numbers. The rest compares with nothing, whatever the operator. */
    static Optional<Scalar> scalar(JsonNode value) {
        if (value.isTextual()) {
            return Optional.of(new Scalar(value.textValue(), null));
        }
        return value.isNumber() ? Optional.of(new Scalar(value.asText(), value.decimalValue())) : Optional.empty();
    }
}
