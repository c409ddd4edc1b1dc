package io.tocsin.slack.api;

import java.util.Set;

/** What Slack says of a token. Reasons are fit for an operator to read and hold no secret. */
public sealed interface TokenCheck {

    /**
     * The token is good.
     *
     * @param scopes what it may be used for; empty if Slack does not tell
     */
    record Accepted(Set<String> scopes) implements TokenCheck {
        public Accepted {
            scopes = Set.copyOf(scopes);
        }
    }

    /** The token is good for nothing. */
    record Refused(String reason) implements TokenCheck {}

    /** Slack did not answer the question. */
    record Unanswered(String reason) implements TokenCheck {}
}
