package io.tocsin.slack.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.slack.message.text.Excerpt;
import io.tocsin.slack.message.text.SlackDate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message about anything but a single record. All strings are raw and may be hostile.
 *
 * @param title the header, one line
 * @param colour of the bar, as {@code #rrggbb}
 * @param items what stands beside the bar; together no more than a {@link Page} takes
 * @param first when what it tells of began; null where that says nothing
 * @param last when it ended
 * @param notes lines of small print, at most 3
 */
public record Notice(
        String title,
        String colour,
        List<Item> items,
        @Nullable Instant first,
        @Nullable Instant last,
        List<String> notes) {
    private static final int NOTE = 300;
    private static final int HEADLINE = 200;
    /** Left for the items where no layout is possible. */
    private static final int PLAIN_ITEMS = 3_000;

    private static final int PLAIN_NOTES = 600;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Divides items, in their order, among as many messages as they need. */
    public static List<List<Item>> pages(List<Item> items) {
        List<List<Item>> pages = new ArrayList<>();
        Page page = new Page();
        for (Item item : items) {
            if (!page.add(item)) {
                pages.add(page.items());
                page = new Page();
                page.add(item);
            }
        }
        if (!page.items().isEmpty()) {
            pages.add(page.items());
        }
        return pages;
    }

    /** The message. */
    public SlackMessage message() {
        ObjectNode body = Blocks.body(notification());
        body.putArray("blocks").add(Blocks.header(Excerpt.line(title, Limits.HEADER)));
        body.set("attachments", Blocks.bar(colour, blocks()));
        return new SlackMessage(Blocks.json(body), plain());
    }

    /** The header alone, for when Slack refuses all else: nothing that a record holds is in it. */
    public SlackMessage words() {
        return new SlackMessage(Blocks.json(Blocks.body(headline())), headline());
    }

    private List<JsonNode> blocks() {
        List<JsonNode> blocks = new ArrayList<>();
        ArrayNode parts = NODES.arrayNode();
        items.forEach(item -> parts.addAll(item.parts()));
        if (!parts.isEmpty()) {
            blocks.add(NODES.objectNode().put("type", "rich_text").set("elements", parts));
        }
        if (first != null) {
            blocks.add(Blocks.context(List.of(Blocks.markup(when(first)))));
        }
        for (String note : notes) {
            blocks.add(Blocks.context(List.of(Blocks.plain(Excerpt.line(note, NOTE)))));
        }
        return blocks;
    }

    private String when(Instant start) {
        String from = SlackDate.of(start, SlackDate.FORMAT);
        return last == null || last.equals(start) ? from : from + " – " + SlackDate.of(last, SlackDate.FORMAT);
    }

    private String notification() {
        String what = items.isEmpty() ? "" : Excerpt.escapedLine(items.get(0).text(), HEADLINE);
        return headline() + (what.isEmpty() ? "" : ": " + what);
    }

    private String headline() {
        return Excerpt.escapedLine(title, Limits.HEADER);
    }

    private String plain() {
        List<String> lines = new ArrayList<>();
        lines.add(headline());
        int room = PLAIN_ITEMS / Math.max(1, items.size()) - 1;
        items.forEach(item -> lines.add(Excerpt.escapedLine(item.line(), room)));
        notes.forEach(note -> lines.add(Excerpt.escapedLine(note, PLAIN_NOTES / notes.size() - 1)));
        return String.join("\n", lines);
    }
}
