package io.tocsin.cloudwatch.record;

import io.tocsin.cloudwatch.logs.LogEvent;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;

/** What the key of an event's record is: events of one key keep their order. */
public enum KeyFormat {
    /** {@code <log group>:<log stream>}, a string. */
    STREAM {
        @Override
        SchemaAndValue of(Origin origin, LogEvent event) {
            return new SchemaAndValue(Schema.STRING_SCHEMA, origin.logGroup() + ":" + event.logStream());
        }
    },
    /** The log group's plain name, a string. */
    GROUP {
        @Override
        SchemaAndValue of(Origin origin, LogEvent event) {
            return new SchemaAndValue(Schema.STRING_SCHEMA, origin.logGroup());
        }
    },
    /** None: the producer spreads the events over all partitions. */
    NONE {
        @Override
        SchemaAndValue of(Origin origin, LogEvent event) {
            return SchemaAndValue.NULL;
        }
    };

    abstract SchemaAndValue of(Origin origin, LogEvent event);
}
