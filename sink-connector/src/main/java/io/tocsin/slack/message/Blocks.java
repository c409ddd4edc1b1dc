package io.tocsin.slack.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.slack.message.text.Excerpt;
import java.util.List;
import java.util.Map;

/** The pieces of Block Kit that messages are made of. */
final class Blocks {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Blocks() {}

    /** A message without layout. Slack is told to make neither markup nor links nor previews of it. */
    static ObjectNode body(String escapedText) {
        return NODES.objectNode()
                .put("text", escapedText)
                .put("mrkdwn", false)
                .put("parse", "none")
                .put("unfurl_links", false)
                .put("unfurl_media", false);
    }

    /** A body as Slack takes it. Quicker than a node's own {@code toString}. */
    static String json(ObjectNode body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts, numbers and booleans can always be written as JSON", e);
        }
    }

    static ObjectNode header(String text) {
        ObjectNode header = NODES.objectNode().put("type", "header");
        header.set("text", plain(text));
        return header;
    }

    /** Raw text in a code block: nothing in it is interpreted, so nothing can break out of it. */
    static ObjectNode preformatted(String text) {
        ObjectNode element = NODES.objectNode().put("type", "rich_text_preformatted");
        element.putArray("elements").addObject().put("type", "text").put("text", text);
        ObjectNode block = NODES.objectNode().put("type", "rich_text");
        block.putArray("elements").add(element);
        return block;
    }

    static ObjectNode section(ObjectNode text) {
        ObjectNode section = NODES.objectNode().put("type", "section");
        section.set("text", text);
        return section;
    }

    /** Short values, escaped, under their labels, raw; at most 10. */
    static ObjectNode fields(Map<String, String> fields) {
        ObjectNode section = NODES.objectNode().put("type", "section");
        ArrayNode array = section.putArray("fields");
        fields.forEach((label, value) ->
                array.add(markup("*" + Excerpt.markup(label, Limits.LABEL).text() + "*\n" + value)));
        return section;
    }

    /** Small print; at most 10 elements. */
    static ObjectNode context(List<ObjectNode> elements) {
        ObjectNode context = NODES.objectNode().put("type", "context");
        context.putArray("elements").addAll(elements);
        return context;
    }

    static ObjectNode plain(String text) {
        return NODES.objectNode().put("type", "plain_text").put("text", text).put("emoji", false);
    }

    /** Markup of our own making; {@code verbatim} keeps Slack from making links of what only looks like one. */
    static ObjectNode markup(String text) {
        return NODES.objectNode().put("type", "mrkdwn").put("text", text).put("verbatim", true);
    }

    /** Slack shows the text above attachments where no blocks take its place; a fallback stands in notifications alone. */
    static void textForNotificationsOnly(ObjectNode body) {
        if (body.path("attachments").path(0) instanceof ObjectNode attachment) {
            attachment.set("fallback", body.remove("text"));
        }
    }

    /** Blocks beside a coloured bar. */
    static ArrayNode bar(String colour, List<? extends JsonNode> blocks) {
        ObjectNode attachment = NODES.objectNode().put("color", colour);
        attachment.putArray("blocks").addAll(blocks);
        return NODES.arrayNode().add(attachment);
    }
}
