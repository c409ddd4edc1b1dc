package io.tocsin.quickstart.plan;

/** The Slack to post to. Secrets stay in the environment, where the worker finds them by itself. */
public sealed interface Slack {
    /** One of our own. */
    record Local() implements Slack {}

    /** The incoming webhook in {@code SLACK_WEBHOOK_URL}. */
    record Webhook() implements Slack {}

    /**
     * The app whose token is in {@code SLACK_BOT_TOKEN}.
     *
     * @param channel name or id
     * @param ownApi whether {@code SLACK_API_URL} tells where its API is
     */
    record Bot(String channel, boolean ownApi) implements Slack {}
}
