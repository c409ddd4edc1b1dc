package io.tocsin.emulator.slack.workspace;

/**
 * An incoming webhook.
 *
 * @param id the middle of its URL, {@code B…}
 * @param secret the last part of its URL
 */
public record Webhook(String teamId, String id, String secret, Channel channel) {

    static Webhook into(Channel channel, String teamId) {
        String seed = "webhook" + channel.name();
        return new Webhook(teamId, Ids.of('B', seed), Ids.letters(seed, 24), channel);
    }

    /** The path of its URL. */
    public String path() {
        return "/services/" + teamId + "/" + id + "/" + secret;
    }
}
