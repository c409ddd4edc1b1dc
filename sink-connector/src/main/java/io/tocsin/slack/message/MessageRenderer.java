package io.tocsin.slack.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.slack.message.redaction.Redactor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.connect.sink.SinkRecord;

/** Makes a record the message that a person wants to read: what, the log text, when, where from. */
public final class MessageRenderer {
    private static final String NEUTRAL = "#9b9b9b";
    private static final String NOTHING = "(blank)";

    private final EntryReader reader;

    /**
     * A renderer of the default message.
     *
     * @param redactor takes the secrets out
     */
    public MessageRenderer(Redactor redactor) {
        this.reader = new EntryReader(redactor);
    }

    /**
     * Renders a record.
     *
     * @param record a record whose value is not null
     */
    public SlackMessage render(SinkRecord record) {
        LogEntry entry = reader.read(record);
        JsonLine json = JsonLine.of(entry.text());
        Optional<Severity> severity = SeverityDetector.detect(entry.text(), json);
        String title = severity.map(level -> level + " · ").orElse("") + entry.speaker();
        ObjectNode body = Blocks.body(notification(title, entry, json));
        body.putArray("blocks").add(Blocks.header(Excerpt.line(title, Limits.HEADER)));
        body.set("attachments", Blocks.bar(severity.map(Severity::colour).orElse(NEUTRAL), details(entry)));
        return new SlackMessage(body.toString(), plainText(title, entry));
    }

    private static List<ObjectNode> details(LogEntry entry) {
        Excerpt excerpt = Excerpt.raw(entry.text(), Limits.LOG_TEXT);
        List<ObjectNode> blocks = new ArrayList<>();
        blocks.add(Blocks.preformatted(shown(excerpt)));
        blocks.addAll(SmallPrint.blocks(entry, excerpt));
        return blocks;
    }

    /** Slack refuses an empty element. */
    private static String shown(Excerpt excerpt) {
        return excerpt.text().isBlank() ? NOTHING : excerpt.text();
    }

    private static String notification(String title, LogEntry entry, JsonLine json) {
        String headline = json.message().orElseGet(() -> SeverityDetector.firstLine(entry.text()));
        return Excerpt.escapedLine(title, Limits.HEADER) + ": " + Excerpt.escapedLine(headline, Limits.HEADLINE);
    }

    private static String plainText(String title, LogEntry entry) {
        Excerpt excerpt = Excerpt.escaped(entry.text(), Limits.PLAIN_LOG_TEXT);
        String cut = excerpt.cut() == 0 ? "" : "Cut: " + excerpt.cut() + " characters are not shown.";
        String when = Optional.ofNullable(entry.time()).map(Instant::toString).orElse("");
        String where = Excerpt.escapedLine(SmallPrint.where(entry), 4 * Limits.PLACE);
        return Stream.of(Excerpt.escapedLine(title, Limits.HEADER), shown(excerpt), cut, when, where)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
