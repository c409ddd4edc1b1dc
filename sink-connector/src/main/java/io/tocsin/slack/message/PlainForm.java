package io.tocsin.slack.message;

import io.tocsin.slack.message.text.Excerpt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Content without any layout, escaped. */
final class PlainForm {
    private PlainForm() {}

    static String of(Content content) {
        List<String> lines = new ArrayList<>();
        lines.add(Excerpt.escapedLine(content.title(), Limits.HEADER));
        Map<String, String> fields = content.fields(Limits.PLAIN_FIELDS);
        int taken = fields.isEmpty() ? 0 : Limits.PLAIN_FIELDS + fields.size() * Limits.LABEL;
        addText(lines, content, Limits.PLAIN_LOG_TEXT - taken);
        fields.forEach((label, value) -> lines.add(Excerpt.escapedLine(label, Limits.LABEL - 3) + ": " + value));
        lines.add(Optional.ofNullable(content.entry().time())
                .map(Instant::toString)
                .orElse(""));
        lines.add(Excerpt.escapedLine(content.footer(), Limits.FOOTER));
        String all = lines.stream().filter(line -> !line.isBlank()).collect(Collectors.joining("\n"));
        return all.isEmpty() ? MessageRenderer.NOTHING : all;
    }

    private static void addText(List<String> lines, Content content, int limit) {
        if (!content.hasText()) {
            return;
        }
        Excerpt text = content.escapedText(limit);
        lines.add(text.text().isBlank() ? MessageRenderer.NOTHING : text.text());
        lines.add(text.cut() == 0 ? "" : "Cut: " + text.cut() + " characters are not shown.");
    }
}
