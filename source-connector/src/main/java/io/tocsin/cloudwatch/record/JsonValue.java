package io.tocsin.cloudwatch.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.tocsin.cloudwatch.logs.LogEvent;
import java.io.IOException;
import java.util.Optional;
import org.apache.kafka.connect.data.SchemaAndValue;

/** Parses messages that are JSON objects. All others stay texts, of which nothing is lost. */
final class JsonValue implements EventValue {
    /** Half of what the worker's own JSON writer goes down to. */
    private static final int DEEPEST = 500;

    private final JsonFactory factory;
    private final int maxBytes;

    JsonValue(int maxBytes) {
        this.maxBytes = maxBytes;
        this.factory = new JsonFactoryBuilder()
                // Else of two equal names one would be lost.
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                // Names come from anyone's logs, and what is interned stays.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                .build();
    }

    @Override
    public SchemaAndValue of(Origin origin, LogEvent event, Message message) {
        return Optional.of(message)
                .filter(JsonValue::mayBeObject)
                .flatMap(this::parse)
                .map(object -> new SchemaAndValue(null, object))
                .orElseGet(() -> EventValue.text(origin, event, message));
    }

    private static boolean mayBeObject(Message message) {
        return !message.cut() && message.text().stripLeading().startsWith("{");
    }

    private Optional<JsonObject> parse(Message message) {
        try (JsonParser in = factory.createParser(message.text())) {
            in.nextToken();
            JsonTree tree = new JsonTree(in);
            JsonObject object = new JsonObject(tree.object(), message.text());
            boolean alone = in.nextToken() == null;
            return alone && fits(message, tree.growth()) ? Optional.of(object) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A number may be written longer than it was: 1e6 becomes 1000000.0. */
    private boolean fits(Message message, long growth) {
        return growth <= 0
                || (growth < maxBytes
                        && !Message.of(message.text(), (int) (maxBytes - growth))
                                .cut());
    }
}
