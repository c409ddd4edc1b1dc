package io.tocsin.slack.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.slack.message.redaction.Redactor;
import org.apache.kafka.connect.sink.SinkRecord;

/** Makes a record the message that a person wants to read: what, the log text, when, where from. */
public final class MessageRenderer {
    /** Slack refuses an empty element. */
    static final String NOTHING = "(blank)";

    private final EntryReader reader;
    private final Layout layout;

    /**
     * A renderer of messages.
     *
     * @param redactor takes the secrets out
     * @param layout what makes the parts of a message
     */
    public MessageRenderer(Redactor redactor, Layout layout) {
        this.reader = new EntryReader(redactor);
        this.layout = layout;
    }

    /**
     * Renders a record.
     *
     * @param record a record whose value is not null
     */
    public SlackMessage render(SinkRecord record) {
        Content content = new Content(reader.read(record), layout);
        ObjectNode body = Blocks.body(content.notification());
        content.blocks()
                .ifPresentOrElse(
                        blocks -> Arrangement.own(body, blocks, content), () -> Arrangement.usual(body, content));
        return new SlackMessage(Blocks.json(body), () -> PlainForm.of(content), content.length());
    }
}
