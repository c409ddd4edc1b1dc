package io.tocsin.slack.message;

/**
 * A message ready to be posted.
 *
 * @param body the JSON object that Slack takes, without a channel
 * @param plainText what the message says without any layout, escaped for Slack, at most {@link Limits#TEXT} characters
 */
public record SlackMessage(String body, String plainText) {

    /** The same message without layout, for when Slack refuses the layout. */
    public SlackMessage simplified() {
        return new SlackMessage(Blocks.body(plainText).toString(), plainText);
    }

    /** How many characters it holds. */
    public int size() {
        return body.length() + plainText.length();
    }
}
