package io.tocsin.slack.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** What the answers of all Web API methods have in common. */
final class WebApi {
    static final ObjectMapper JSON = new ObjectMapper();

    private WebApi() {}

    /** An answer's body; absent if it is no JSON, as an error page of a proxy. */
    static Optional<JsonNode> json(Answer answer) {
        try {
            return Optional.of(JSON.readTree(answer.body()));
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }
}
