package io.tocsin.quickstart.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads records as the quickstart's worker writes them: schemaless JSON. */
final class ArrivalParser {
    private static final int MAX_LENGTH = 120;

    private final ObjectMapper json = new ObjectMapper();

    Arrival parse(ConsumerRecord<byte[], byte[]> record) {
        JsonNode value = value(record);
        String message = value.path("message").asText().lines().findFirst().orElse("");
        return new Arrival(record.offset(), value.path("log_stream").asText(), shortened(message));
    }

    private JsonNode value(ConsumerRecord<byte[], byte[]> record) {
        try {
            return record.value() == null ? MissingNode.getInstance() : json.readTree(record.value());
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private static String shortened(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    }
}
