package io.tocsin.slack.message;

import io.tocsin.slack.message.redaction.Redactor;
import org.apache.kafka.connect.sink.SinkRecord;

/** Makes a record the message that a person wants to read: what, the log text, when, where from. */
public final class MessageRenderer {
    /** Slack refuses an empty element. */
    static final String NOTHING = "(blank)";

    private final EntryReader reader;
    private final Layout layout;
    private final int parts;

    /**
     * A renderer of messages, one for each record.
     *
     * @param redactor takes the secrets out
     * @param layout what makes the parts of a message
     */
    public MessageRenderer(Redactor redactor, Layout layout) {
        this(redactor, layout, 1);
    }

    /**
     * A renderer of messages.
     *
     * @param redactor takes the secrets out
     * @param layout what makes the parts of a message
     * @param parts how many messages may tell a text that is too long for one
     */
    public MessageRenderer(Redactor redactor, Layout layout, int parts) {
        this.reader = new EntryReader(redactor);
        this.layout = layout;
        this.parts = parts;
    }

    /**
     * Renders a record.
     *
     * @param record a record whose value is not null
     */
    public SlackMessage render(SinkRecord record) {
        return read(record).message();
    }

    /**
     * Reads a record, for the one or the other form that it will be told in.
     *
     * @param record a record whose value is not null
     */
    public Draft read(SinkRecord record) {
        return new Draft(reader.read(record), layout, parts);
    }
}
