package io.tocsin.emulator.cloudwatch.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Bodies: read as a tree, written as a stream, because pages are large and requests are not. */
final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private Json() {}

    /**
     * @throws AwsError if it is not a JSON object
     */
    static JsonNode object(InputStream body) throws IOException {
        try {
            JsonNode tree = MAPPER.readTree(body);
            if (tree.isObject()) {
                return tree;
            }
        } catch (JsonProcessingException e) {
            throw AwsError.serialization("The body is not JSON: " + e.getOriginalMessage());
        }
        throw AwsError.serialization("Start of structure or map found where not expected.");
    }

    static byte[] bytes(Answer answer) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder();
                JsonGenerator json = MAPPER.createGenerator(bytes)) {
            answer.write(json);
            json.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write an answer", e);
        }
    }
}
