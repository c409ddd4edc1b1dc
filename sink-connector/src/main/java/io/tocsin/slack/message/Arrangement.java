package io.tocsin.slack.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.slack.message.text.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Content as blocks. */
final class Arrangement {
    private Arrangement() {}

    /** A header, and under it all else beside a coloured bar, if there is to be one. */
    static void usual(ObjectNode body, Content content) {
        List<ObjectNode> header = new ArrayList<>();
        if (!content.title().isBlank()) {
            header.add(Blocks.header(content.title()));
        }
        String colour = content.colour();
        if (colour.isEmpty()) {
            header.addAll(details(content));
        } else {
            body.set("attachments", Blocks.bar(colour, details(content)));
        }
        addBlocks(body, header);
    }

    /** Blocks of a template; beside a bar only if a template says which colour. */
    static void own(ObjectNode body, List<JsonNode> blocks, Content content) {
        String colour = content.hasOwnColour() ? content.colour() : "";
        if (colour.isEmpty()) {
            body.putArray("blocks").addAll(blocks);
        } else {
            body.set("attachments", Blocks.bar(colour, blocks));
            addBlocks(body, List.of());
        }
    }

    private static void addBlocks(ObjectNode body, List<ObjectNode> blocks) {
        if (blocks.isEmpty()) {
            Blocks.textForNotificationsOnly(body);
        } else {
            body.putArray("blocks").addAll(blocks);
        }
    }

    private static List<ObjectNode> details(Content content) {
        Map<String, String> fields = content.fields(Limits.FIELDS);
        Excerpt text = content.text(content.textLimit());
        List<ObjectNode> blocks = new ArrayList<>();
        if (content.hasText()) {
            blocks.addAll(main(text.text().isBlank() ? MessageRenderer.NOTHING : text.text(), content.format()));
        }
        if (!fields.isEmpty()) {
            blocks.add(Blocks.fields(fields));
        }
        blocks.addAll(SmallPrint.blocks(content, text));
        return blocks;
    }

    private static List<ObjectNode> main(String text, TextFormat format) {
        return switch (format) {
            case CODE -> List.of(Blocks.preformatted(text));
            case MARKUP -> List.of(Blocks.section(Blocks.markup(text)));
            case PLAIN -> sections(text);
        };
    }

    private static List<ObjectNode> sections(String text) {
        List<ObjectNode> sections = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = Math.min(text.length(), at + Limits.SECTION);
            if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
                end--;
            }
            String piece = text.substring(at, end);
            if (!piece.isBlank()) {
                sections.add(Blocks.section(Blocks.plain(piece)));
            }
            at = end;
        }
        return sections;
    }
}
