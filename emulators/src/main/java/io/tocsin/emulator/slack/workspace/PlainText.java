package io.tocsin.emulator.slack.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person reads in a message, top to bottom, without its formatting. */
public final class PlainText {
    /** Where an element keeps its parts, in reading order; each is a string, an object or an array. */
    private static final List<String> PARTS = List.of(
            "pretext",
            "author_name",
            "title",
            "text",
            "fields",
            "elements",
            "value",
            "blocks",
            "attachments",
            "rows",
            "footer",
            "name",
            "url",
            "alt_text");

    private static final Set<String> INLINE = Set.of("text", "link", "emoji", "user", "channel", "broadcast", "date");

    private final List<String> lines = new ArrayList<>();

    private PlainText() {}

    /** Lines joined by newlines; Slack's escapes of ampersand and angle brackets are undone. */
    public static String of(JsonNode message) {
        PlainText reader = new PlainText();
        reader.read(message);
        return reader.lines.stream().map(PlainText::unescaped).collect(Collectors.joining("\n"));
    }

    private void read(JsonNode node) {
        if (node.isTextual()) {
            lines.add(node.textValue());
        } else if (node.isArray() && isInline(node.path(0))) {
            lines.add(inline(node));
        } else if (node.isArray()) {
            node.forEach(this::read);
        } else {
            readObject(node);
        }
    }

    private void readObject(JsonNode node) {
        boolean replaced = node.has("ts") && node.path("blocks").size() > 0;
        PARTS.stream()
                .filter(part -> !(replaced && part.equals("text")))
                .filter(node::has)
                .forEach(part -> read(node.get(part)));
    }

    private static boolean isInline(JsonNode element) {
        return element.path("text").isTextual()
                && INLINE.contains(element.path("type").asText());
    }

    private static String inline(JsonNode elements) {
        StringBuilder line = new StringBuilder();
        elements.forEach(element ->
                line.append(element.path("text").asText(element.path("url").asText())));
        return line.toString();
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
