package io.tocsin.slack.message;

import io.tocsin.slack.message.template.TextLookup;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** A record as messages see it: without its secrets, each of which is found, and so counted, once. */
final class View {
    /** The values that templates have. */
    static final Set<String> NAMES = Set.of(
            "value",
            "key",
            "headers",
            "topic",
            "partition",
            "offset",
            "timestamp",
            "message",
            "json",
            "severity",
            "source",
            "time",
            "log_group",
            "log_stream",
            "account",
            "region",
            "console_url");

    private final SinkRecord record;
    private final Object value;
    private final @Nullable Object key;
    private final Headers headers;
    private final LogEntry entry;
    private final JsonTexts texts;
    private final Optional<String> message;
    private final Optional<Severity> severity;
    private @Nullable Map<String, @Nullable Object> variables;

    View(SinkRecord record, Object value, @Nullable Object key, Headers headers, LogEntry entry, JsonTexts texts) {
        this.record = record;
        this.value = value;
        this.key = key;
        this.headers = headers;
        this.entry = entry;
        this.texts = texts;
        JsonLine json = JsonLine.of(entry.text());
        this.message = json.message().map(texts::decoded);
        this.severity = SeverityDetector.detect(entry.text(), json);
    }

    Object value() {
        return value;
    }

    Optional<Object> key() {
        return Optional.ofNullable(key);
    }

    LogEntry entry() {
        return entry;
    }

    Optional<Severity> severity() {
        return severity;
    }

    /** What says it in one line: the message of a JSON line, or the first line. */
    String headline() {
        return message.orElseGet(() -> SeverityDetector.firstLine(entry.text()));
    }

    /** The message of a JSON line. */
    Optional<String> message() {
        return message;
    }

    /** The text, if it is a JSON object or array. */
    Optional<Object> parsed() {
        return texts.whole(entry.text());
    }

    /** The values that templates have, by {@link #NAMES}. */
    Map<String, @Nullable Object> variables() {
        if (variables == null) {
            variables = ofRecord();
            addEntry(variables);
            variables.put(TextLookup.VARIABLE, texts);
        }
        return variables;
    }

    /** Frees the template variables and parsed JSON, which are made again when needed. */
    void release() {
        variables = null;
        texts.release();
    }

    private Map<String, @Nullable Object> ofRecord() {
        Map<String, @Nullable Object> all = new HashMap<>();
        all.put("value", value);
        all.put("key", key);
        all.put("headers", headers.all());
        all.put("topic", record.topic());
        all.put("partition", record.kafkaPartition());
        all.put("offset", record.kafkaOffset());
        return all;
    }

    private void addEntry(Map<String, @Nullable Object> all) {
        all.put("message", entry.text());
        all.put("json", parsed().orElse(null));
        all.put("severity", severity.map(Severity::name).orElse(null));
        all.put("source", entry.speaker());
        all.put("time", entry.time());
        all.put("timestamp", entry.time() == null ? null : entry.time().toEpochMilli());
        all.put("log_group", entry.logGroup());
        all.put("log_stream", entry.logStream());
        all.put("account", entry.account());
        all.put("region", entry.region());
        all.put("console_url", ConsoleLink.of(entry).orElse(null));
    }
}
