package io.tocsin.slack.message;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.slack.message.text.Excerpt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a {@link Notice}: a line about something, and its text in a code block. All strings are raw and may be hostile;
 * they are made safe, and cut to {@value #LEAD}, {@value #DETAILS} and the given length.
 *
 * @param lead what stands first, in bold; may be empty
 * @param details what stands after it; may be empty
 * @param first a time; null for none
 * @param last the end of a span of time; null, or the same as the first, for none
 * @param text what stands in the code block; may be empty
 * @param length how much of the text is shown, in UTF-16 units
 */
public record Item(
        String lead,
        String details,
        @Nullable Instant first,
        @Nullable Instant last,
        String text,
        int length) {
    static final int LEAD = 40;
    static final int DETAILS = 300;
    /** Whether Slack takes more than 32 bits here is not known. */
    private static final long LAST_SECOND = Integer.MAX_VALUE - 1;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** The parts of a rich text block. */
    ArrayNode parts() {
        ArrayNode parts = NODES.arrayNode();
        ArrayNode line = NODES.arrayNode();
        addText(line, Excerpt.line(lead, LEAD), true);
        String more = Excerpt.line(details, DETAILS);
        addText(line, line.isEmpty() || more.isEmpty() ? more : " " + more, false);
        addTimes(line);
        if (!line.isEmpty()) {
            parts.addObject().put("type", "rich_text_section").set("elements", line);
        }
        String shown = shown();
        if (!shown.isBlank()) {
            ArrayNode code = NODES.arrayNode();
            addText(code, shown, false);
            parts.addObject().put("type", "rich_text_preformatted").set("elements", code);
        }
        return parts;
    }

    private String shown() {
        Excerpt excerpt = Excerpt.raw(text.strip(), length);
        return excerpt.cut() > 0 ? excerpt.text() + "…" : excerpt.text();
    }

    private void addTimes(ArrayNode line) {
        if (first != null) {
            addText(line, line.isEmpty() ? "" : "  ", false);
            addTime(line, first);
        }
        if (first != null && last != null && last.getEpochSecond() != first.getEpochSecond()) {
            addText(line, " – ", false);
            addTime(line, last);
        }
    }

    private static void addTime(ArrayNode line, Instant time) {
        long second = time.getEpochSecond();
        if (second > 0 && second <= LAST_SECOND) {
            line.addObject()
                    .put("type", "date")
                    .put("timestamp", second)
                    .put("format", "{time_secs}")
                    .put("fallback", time.toString());
        } else {
            addText(line, time.toString(), false);
        }
    }

    private static void addText(ArrayNode to, String text, boolean bold) {
        if (!text.isEmpty()) {
            ObjectNode element = to.addObject().put("type", "text").put("text", text);
            if (bold) {
                element.putObject("style").put("bold", true);
            }
        }
    }

    /** All of it on one line, raw. */
    String line() {
        String when =
                first == null ? "" : " (" + first + (last == null || last.equals(first) ? "" : " – " + last) + ")";
        String who = (lead + " " + details).strip() + when;
        return text.isBlank() ? who : who + ": " + text.strip();
    }
}
