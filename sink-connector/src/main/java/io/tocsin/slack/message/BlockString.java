package io.tocsin.slack.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tocsin.slack.message.template.Rendered;
import io.tocsin.slack.message.text.Excerpt;
import io.tocsin.slack.message.text.Markup;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A string in blocks that a template makes. */
final class BlockString implements BlockPiece {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+");
    /** What the words about a cut take. */
    private static final int NOTE = 40;
    /** Too little to begin. */
    private static final int LEAST = 60;

    private final Part part;
    private final boolean markup;
    private final int limit;
    private final String path;

    BlockString(Part part, boolean markup, int limit, String path) {
        this.part = part;
        this.markup = markup;
        this.limit = limit;
        this.path = path;
    }

    @Override
    public @Nullable JsonNode render(View view, TextBudget budget) {
        Rendered made = part.of(view);
        if (path.endsWith("url")) {
            String address = made.text().strip();
            return address.length() <= limit && ADDRESS.matcher(address).matches() ? TextNode.valueOf(address) : null;
        }
        int room = BlockLimits.isText(path) ? Math.min(limit, budget.left()) : limit;
        String shown = room < LEAST ? "" : oneLineWhereItMust(shown(made, room));
        if (BlockLimits.isText(path)) {
            budget.spend(shown.length());
        }
        return shown.isBlank() ? null : TextNode.valueOf(shown);
    }

    /** Headers, buttons and identifiers are short, and of one line. */
    private String oneLineWhereItMust(String shown) {
        return limit < 1_000 ? shown.replace('\n', ' ') : shown;
    }

    private String shown(Rendered made, int room) {
        Excerpt whole = cut(made, room);
        if (whole.cut() == 0) {
            return whole.text();
        }
        Excerpt some = cut(made, room - NOTE);
        return some.text() + String.format(Locale.ROOT, "… (+%,d characters)", some.cut());
    }

    private Excerpt cut(Rendered made, int room) {
        Excerpt shown = markup ? Markup.cut(made.text(), room) : Excerpt.raw(made.text(), room);
        return new Excerpt(shown.text(), shown.cut() + made.dropped());
    }
}
