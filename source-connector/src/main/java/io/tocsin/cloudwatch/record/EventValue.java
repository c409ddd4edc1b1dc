package io.tocsin.cloudwatch.record;

import io.tocsin.cloudwatch.logs.LogEvent;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;

/** Makes the value of an event's record. */
@FunctionalInterface
interface EventValue {

    /**
     * The value of one record.
     *
     * @param message the event's own, cut to what a record may hold
     */
    SchemaAndValue of(Origin origin, LogEvent event, Message message);

    /** The message alone. */
    static SchemaAndValue text(Origin origin, LogEvent event, Message message) {
        return new SchemaAndValue(Schema.STRING_SCHEMA, message.text());
    }
}
