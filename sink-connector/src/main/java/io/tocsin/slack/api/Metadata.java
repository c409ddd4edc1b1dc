package io.tocsin.slack.api;

import java.util.Map;

/**
 * Facts for programs that a message may carry, unseen by readers but open to every app and person of the workspace: no secrets.
 * Slack wants them flat, and refuses more than some size that it does not tell ({@code metadata_too_large}).
 *
 * @param eventType what kind of facts they are
 * @param payload by name; names are of {@code [a-z0-9_]} and begin with a letter
 */
public record Metadata(String eventType, Map<String, String> payload) {
    public Metadata {
        payload = Map.copyOf(payload);
    }
}
