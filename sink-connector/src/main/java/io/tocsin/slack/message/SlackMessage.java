package io.tocsin.slack.message;

import java.util.function.Supplier;

/** A message ready to be posted. */
public final class SlackMessage {
    private final String body;
    private final Supplier<String> plainText;
    private final long size;

    /**
     * A message whose plain text is known.
     *
     * @param body the JSON object that Slack takes, without a channel
     * @param plainText what the message says without any layout, escaped for Slack, at most {@link Limits#TEXT} characters
     */
    public SlackMessage(String body, String plainText) {
        this(body, () -> plainText, TextWeight.of(plainText));
    }

    /**
     * A message whose plain text is made when it is asked for, which is seldom: most messages never need it.
     *
     * @param held how many bytes what it is made of takes
     */
    SlackMessage(String body, Supplier<String> plainText, long held) {
        this.body = body;
        this.plainText = plainText;
        this.size = TextWeight.of(body) + held;
    }

    /** The JSON object that Slack takes, without a channel. */
    public String body() {
        return body;
    }

    /** What the message says without any layout, escaped for Slack, at most {@link Limits#TEXT} characters. */
    public String plainText() {
        return plainText.get();
    }

    /** The same message without layout, for when Slack refuses the layout. */
    public SlackMessage simplified() {
        return ofText(plainText());
    }

    /**
     * Returns a message without any layout.
     *
     * @param text escaped for Slack, at most {@link Limits#TEXT} characters
     */
    public static SlackMessage ofText(String text) {
        return new SlackMessage(Blocks.json(Blocks.body(text)), text);
    }

    /** About how many bytes it holds. */
    public long size() {
        return size;
    }
}
