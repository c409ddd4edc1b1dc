package io.tocsin.emulator.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.emulator.slack.workspace.Bot;

/** One method of the Web API. */
interface ApiMethod {
    /** For instance {@code chat.postMessage}. */
    String name();

    /** The scope without which Slack answers {@code missing_scope}; empty if it takes none. */
    String scope();

    /** How many calls a minute Slack allows a token, by the method's tier. */
    int perMinute();

    /**
     * Does it.
     *
     * @return the answer without its {@code ok}
     * @throws io.tocsin.emulator.slack.posting.Refused if Slack would say no
     */
    ObjectNode call(Arguments arguments, Bot bot);
}
