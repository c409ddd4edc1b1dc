package io.tocsin.cloudwatch.record;

/** What the value of an event's record is. */
public enum ValueFormat {
    /** A struct of the message and all that is known of it. */
    STRUCT,
    /** The message alone, a string. */
    MESSAGE,
    /** The parsed message, without a schema, where it is a JSON object; where it is not, the message as a string. */
    JSON;

    /** Whether a value tells the event's own time. */
    boolean holdsTime() {
        return this == STRUCT;
    }

    /** @param messageMaxBytes as {@link Message#of} counts; no value may be longer in JSON than such a message */
    EventValue values(int messageMaxBytes) {
        return switch (this) {
            case STRUCT -> EventSchema::value;
            case MESSAGE -> EventValue::text;
            case JSON -> new JsonValue(messageMaxBytes);
        };
    }
}
