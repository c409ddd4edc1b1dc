package io.tocsin.slack.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.slack.message.template.BadTemplateException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes the JSON of blocks pieces that can be rendered. */
final class BlockCompiler {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Engines engines;
    private final Consumer<String> problems;
    private int constantText;

    BlockCompiler(Engines engines, Consumer<String> problems) {
        this.engines = engines;
        this.problems = problems;
    }

    /** How many characters of text are the same for every record. */
    int constantText() {
        return constantText;
    }

    BlockPiece compile(JsonNode block, String path) {
        return any(block, path, "", block.path("type").asText());
    }

    private BlockPiece any(JsonNode node, String path, String type, String owner) {
        if (node.isObject()) {
            return object((ObjectNode) node, path, owner);
        } else if (node.isArray()) {
            return array(node, path, type, owner);
        } else if (node.isTextual()) {
            return string(node, path, type, owner);
        }
        return (view, budget) -> node;
    }

    private BlockPiece object(ObjectNode node, String path, String outer) {
        String type = node.path("type").asText();
        boolean textObject = type.equals("mrkdwn") || type.equals("plain_text");
        String owner = textObject || type.isEmpty() ? outer : type;
        if (type.equals("markdown")) {
            problems.accept("at " + path + ": a markdown block cannot be kept safe from what values hold; use a section"
                    + " with mrkdwn");
        }
        Map<String, BlockPiece> members = new LinkedHashMap<>();
        node.properties()
                .forEach(member -> members.put(
                        member.getKey(), any(member.getValue(), path + "/" + member.getKey(), type, owner)));
        if (type.equals("mrkdwn")) {
            members.put("verbatim", (view, budget) -> NODES.booleanNode(true));
        }
        return (view, budget) -> render(members, view, budget);
    }

    private static @Nullable JsonNode render(Map<String, BlockPiece> members, View view, TextBudget budget) {
        ObjectNode rendered = NODES.objectNode();
        for (Map.Entry<String, BlockPiece> member : members.entrySet()) {
            JsonNode node = member.getValue().render(view, budget);
            if (node == null) {
                return null;
            }
            rendered.set(member.getKey(), node);
        }
        return rendered;
    }

    private BlockPiece array(JsonNode node, String path, String type, String owner) {
        if ((path.endsWith("/fields") || owner.equals("context")) && node.size() > 10) {
            problems.accept("at " + path + ": has " + node.size() + " elements; Slack takes at most 10");
        }
        List<BlockPiece> items = new ArrayList<>();
        for (JsonNode item : node) {
            items.add(any(item, path + "/" + items.size(), type, owner));
        }
        return (view, budget) -> render(items, view, budget);
    }

    private static @Nullable JsonNode render(List<BlockPiece> items, View view, TextBudget budget) {
        ArrayNode rendered = NODES.arrayNode();
        for (BlockPiece item : items) {
            JsonNode node = item.render(view, budget);
            if (node != null) {
                rendered.add(node);
            }
        }
        return rendered.isEmpty() ? null : rendered;
    }

    private BlockPiece string(JsonNode node, String path, String type, String owner) {
        String source = node.asText();
        int limit = BlockLimits.of(path, owner);
        if (!source.contains("{{") && !source.contains("{%")) {
            return constant(node, source, path, limit);
        }
        boolean markup = type.equals("mrkdwn") && path.endsWith("/text");
        try {
            Part part = new TemplatePart(
                    "message.blocks" + path, (markup ? engines.markup() : engines.plain()).compile(source));
            return new BlockString(part, markup, limit, path);
        } catch (BadTemplateException e) {
            problems.accept("at " + path + ", " + e.getMessage());
            return (view, budget) -> null;
        }
    }

    private BlockPiece constant(JsonNode node, String source, String path, int limit) {
        if (source.length() > limit) {
            problems.accept("at " + path + ": has " + source.length() + " characters; Slack takes at most " + limit);
        }
        if (BlockLimits.isText(path)) {
            constantText += source.length();
        }
        return (view, budget) -> node;
    }
}
