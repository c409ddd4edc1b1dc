package io.tocsin.slack.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.slack.message.text.Excerpt;
import io.tocsin.slack.message.text.Markup;
import java.util.List;
import java.util.Optional;

/** A record that was read: its own message, and what others may say of it. */
public final class Draft {
    private final View view;
    private final Layout layout;
    private final int parts;

    /** @param parts how many messages may tell a text that is too long for one */
    Draft(View view, Layout layout, int parts) {
        this.view = view;
        this.layout = layout;
        this.parts = parts;
    }

    /** A message of its own. */
    public SlackMessage message() {
        return message(new Content(view, layout));
    }

    /** Messages of its own: usually one, several in their order if the text is too long for one and may be split. */
    public List<SlackMessage> messages() {
        return new Content(view, layout)
                .parts(parts).stream().map(Draft::message).toList();
    }

    private static SlackMessage message(Content content) {
        ObjectNode body = Blocks.body(content.notification());
        content.blocks()
                .ifPresentOrElse(
                        blocks -> Arrangement.own(body, blocks, content), () -> Arrangement.usual(body, content));
        return new SlackMessage(Blocks.json(body), () -> PlainForm.of(content), content.held());
    }

    /** The name of the thread that it goes to; empty for the channel itself. */
    public Optional<String> thread(ThreadName by) {
        return by.of(view);
    }

    /** Frees what only rendering needs. To be called before the messages are passed to another thread. */
    public void release() {
        view.release();
    }

    /** What it comes to. */
    public Gist gist() {
        String text = text();
        String essence = layout.hasOwn(Slot.TEXT) ? text : view.message().orElse(text);
        return new Gist(
                view.entry().place(),
                Excerpt.line(layout.make(Slot.TITLE, view).text(), Limits.HEADER),
                view.severity().orElse(null),
                capped(text),
                capped(essence),
                view.entry().logStream(),
                Excerpt.line(layout.make(Slot.FOOTER, view).text(), Limits.FOOTER),
                view.entry().time());
    }

    private String text() {
        String made = layout.make(Slot.TEXT, view).text();
        return layout.format() == TextFormat.MARKUP ? Markup.unescaped(made) : made;
    }

    private static String capped(String text) {
        return Excerpt.head(text, Limits.LOG_TEXT);
    }
}
