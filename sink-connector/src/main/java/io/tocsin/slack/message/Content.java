package io.tocsin.slack.message;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.slack.message.template.Rendered;
import io.tocsin.slack.message.text.Excerpt;
import io.tocsin.slack.message.text.Markup;
import io.tocsin.slack.message.text.Pieces;
import io.tocsin.slack.message.text.WebAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a message about a record says, part by part, each within its limit. */
final class Content {
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}|good|warning|danger");

    private final View view;
    private final Layout layout;
    private final Rendered text;
    private final String title;
    private final String footer;
    private final int length;

    Content(View view, Layout layout) {
        this.view = view;
        this.layout = layout;
        this.text = layout.make(Slot.TEXT, view);
        this.title = Excerpt.line(layout.make(Slot.TITLE, view).text(), Limits.HEADER);
        this.footer = Excerpt.line(layout.make(Slot.FOOTER, view).text(), Limits.FOOTER);
        this.length = text.text().length() + text.dropped();
    }

    private Content(Content whole, Rendered piece, String number) {
        this.view = whole.view;
        this.layout = whole.layout;
        this.text = piece;
        this.title = (Excerpt.line(whole.title, Limits.HEADER - Limits.PART_NUMBER) + " " + number).strip();
        this.footer = whole.footer;
        this.length = whole.length;
    }

    /**
     * As many contents as the text takes to be shown whole, numbered in their titles; or this one, if it can be, or cannot be
     * divided.
     *
     * @param most how many there may be; what is left is cut off the last
     */
    List<Content> parts(int most) {
        if (!hasText() || format() == TextFormat.MARKUP || layout.blocks().isPresent()) {
            return List.of(this);
        }
        List<String> pieces = Pieces.of(text.text(), textLimit(), most);
        if (pieces.size() == 1) {
            return List.of(this);
        }
        List<Content> parts = new ArrayList<>();
        for (String piece : pieces) {
            boolean last = parts.size() == pieces.size() - 1;
            String number = "(" + (parts.size() + 1) + "/" + pieces.size() + ")";
            parts.add(new Content(this, new Rendered(piece, last ? text.dropped() : 0), number));
        }
        return parts;
    }

    /** How much of the text fits beside all else. */
    int textLimit() {
        if (format() == TextFormat.MARKUP) {
            return Limits.SECTION;
        }
        return layout.fields().isEmpty() ? Limits.LOG_TEXT : Limits.LOG_TEXT_WITH_FIELDS;
    }

    LogEntry entry() {
        return view.entry();
    }

    /** On one line, raw; may be empty. */
    String title() {
        return title;
    }

    /** On one line, raw; may be empty. */
    String footer() {
        return footer;
    }

    TextFormat format() {
        return layout.format();
    }

    boolean hasText() {
        return !layout.leavesOut(Slot.TEXT);
    }

    /** Raw, or for {@link TextFormat#MARKUP} escaped. */
    Excerpt text(int limit) {
        Excerpt shown =
                format() == TextFormat.MARKUP ? Markup.cut(text.text(), limit) : Excerpt.raw(text.text(), limit);
        return new Excerpt(shown.text(), shown.cut() + text.dropped());
    }

    /** Escaped in any case. */
    Excerpt escapedText(int limit) {
        Excerpt shown =
                format() == TextFormat.MARKUP ? Markup.cut(text.text(), limit) : Excerpt.escaped(text.text(), limit);
        return new Excerpt(shown.text(), shown.cut() + text.dropped());
    }

    /** How many characters the whole text has. */
    int length() {
        return length;
    }

    /** About how many bytes of it are held here. */
    long held() {
        return TextWeight.of(text.text());
    }

    /** On one line, escaped: title and first line, as a notification shows them. */
    String notification() {
        String what = headline();
        String who = Excerpt.escapedLine(title, Limits.HEADER);
        String both = who.isEmpty() || what.isEmpty() ? who + what : who + ": " + what;
        return both.isEmpty() ? MessageRenderer.NOTHING : both;
    }

    private String headline() {
        if (!layout.hasOwn(Slot.TEXT)) {
            return Excerpt.escapedLine(view.headline(), Limits.HEADLINE);
        }
        String line = text.text().strip().lines().findFirst().orElse("");
        return format() == TextFormat.MARKUP
                ? Markup.cut(line, Limits.HEADLINE).text()
                : Excerpt.escapedLine(line, Limits.HEADLINE);
    }

    /** Empty for no bar. */
    String colour() {
        String made = layout.make(Slot.COLOUR, view).text().strip();
        if (made.isEmpty() || COLOUR.matcher(made).matches()) {
            return made;
        }
        return Severity.ofWord(made).map(Severity::colour).orElse(Preset.NEUTRAL);
    }

    /** Markup for the link; absent if what was made is no address. */
    Optional<String> link() {
        String address = layout.make(Slot.LINK, view).text().strip().replace("&", "&amp;");
        if (address.length() > Limits.LINK || !WebAddress.is(address)) {
            return Optional.empty();
        }
        String label = Excerpt.escapedLine(layout.make(Slot.LINK_LABEL, view).text(), Limits.LINK_LABEL);
        return Optional.of("<" + address + "|" + (label.isBlank() ? "Open" : label) + ">");
    }

    /** Each field's value that is not blank, escaped, by its label, raw; together no longer than this. */
    Map<String, String> fields(int limit) {
        Map<String, String> fields = new LinkedHashMap<>();
        layout.fields().forEach((label, part) -> {
            Excerpt value = Markup.cut(
                    part.of(view).text().strip(), limit / layout.fields().size() - 1);
            if (!value.text().isBlank()) {
                fields.put(label, value.text() + (value.cut() > 0 ? "…" : ""));
            }
        });
        return fields;
    }

    /** Blocks of a template; absent if there is none, or all that it makes is blank. */
    Optional<List<JsonNode>> blocks() {
        return layout.blocks().map(blocks -> blocks.render(view)).filter(blocks -> !blocks.isEmpty());
    }

    boolean hasOwnColour() {
        return layout.hasOwn(Slot.COLOUR);
    }
}
