package io.tocsin.emulator.cloudwatch.wire;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One request.
 *
 * @param operation as the API's model names it
 * @param body an object
 */
public record Call(Scope scope, String operation, JsonNode body) {
    public Parameters parameters() {
        return Parameters.of(body);
    }
}
