package io.tocsin.emulator.cloudwatch.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** What a successful operation answers. */
@FunctionalInterface
public interface Answer {
    /** Where the API's model has no output. */
    Answer EMPTY = json -> {
        json.writeStartObject();
        json.writeEndObject();
    };

    /** Writes one JSON value. */
    void write(JsonGenerator json) throws IOException;

    /** An object whose members are those of a record or map; null ones are left out. */
    static Answer of(Object members) {
        return json -> json.writePOJO(members);
    }
}
