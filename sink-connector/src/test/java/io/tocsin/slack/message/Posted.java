package io.tocsin.slack.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.connect.sink.SinkRecord;

/** A message's body, taken apart. */
final class Posted {
    private static final ObjectMapper JSON = new ObjectMapper();

    final JsonNode body;

    private Posted(JsonNode body) {
        this.body = body;
    }

    static Posted of(SlackMessage message) {
        try {
            return new Posted(JSON.readTree(message.body()));
        } catch (JsonProcessingException e) {
            throw new AssertionError("The body is no JSON: " + message.body(), e);
        }
    }

    static Posted of(SinkRecord record) {
        return of(Records.renderer().render(record));
    }

    String notification() {
        return body.path("text").asText(body.at("/attachments/0/fallback").asText());
    }

    String header() {
        return body.at("/blocks/0/text/text").asText();
    }

    String colour() {
        return body.at("/attachments/0/color").asText();
    }

    String logText() {
        return body.at("/attachments/0/blocks/0/elements/0/elements/0/text").asText();
    }

    /** What stands under the log text, a line for each block. */
    List<String> smallPrint() {
        List<String> lines = new ArrayList<>();
        for (JsonNode block : body.at("/attachments/0/blocks")) {
            if (block.path("type").asText().equals("context")) {
                lines.add(block.at("/elements/0/text").asText());
            }
        }
        return lines;
    }

    /** Blocks of a type, wherever they stand. */
    List<JsonNode> blocks(String type) {
        List<JsonNode> found = new ArrayList<>();
        collect(body, node -> node.path("type").asText().equals(type), found);
        return found;
    }

    /** Every text object in blocks. */
    List<JsonNode> texts() {
        List<JsonNode> found = new ArrayList<>();
        collect(body, node -> node.has("type") && node.path("text").isTextual(), found);
        return found;
    }

    private static void collect(JsonNode node, Predicate<JsonNode> wanted, List<JsonNode> found) {
        if (wanted.test(node)) {
            found.add(node);
        }
        node.forEach(child -> collect(child, wanted, found));
    }
}
