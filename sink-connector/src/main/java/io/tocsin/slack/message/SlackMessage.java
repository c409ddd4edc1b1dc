package io.tocsin.slack.message;

import java.util.function.Supplier;

/** A message ready to be posted. */
public final class SlackMessage {
    private final String body;
    private final Supplier<String> plainText;
    private final int size;

    /**
     * A message whose plain text is known.
     *
     * @param body the JSON object that Slack takes, without a channel
     * @param plainText what the message says without any layout, escaped for Slack, at most {@link Limits#TEXT} characters
     */
    public SlackMessage(String body, String plainText) {
        this(body, () -> plainText, plainText.length());
    }

    /**
     * A message whose plain text is made when it is asked for, which is seldom: most messages never need it.
     *
     * @param held how many characters it is made of
     */
    SlackMessage(String body, Supplier<String> plainText, int held) {
        this.body = body;
        this.plainText = plainText;
        this.size = body.length() + held;
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
        String text = plainText();
        return new SlackMessage(Blocks.json(Blocks.body(text)), text);
    }

    /** How many characters it holds. */
    public int size() {
        return size;
    }
}
