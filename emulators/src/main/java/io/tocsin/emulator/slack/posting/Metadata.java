package io.tocsin.emulator.slack.posting;

import com.fasterxml.jackson.databind.JsonNode;

/** The facts for machines that a message may carry: an event type and a payload. */
final class Metadata {
    /** Slack has a limit ({@code metadata_too_large}) but does not say which; this is an assumption. */
    static final int MAX_CHARACTERS = 16_000;

    private Metadata() {}

    /** @throws Refused if Slack would not take it */
    static void check(JsonNode metadata) {
        if (metadata.isMissingNode() || metadata.isNull()) {
            return;
        }
        if (!metadata.isObject()
                || !metadata.path("event_type").isTextual()
                || !metadata.path("event_payload").isObject()) {
            throw Refused.because("invalid_metadata_format");
        }
        if (metadata.toString().length() > MAX_CHARACTERS) {
            throw Refused.because("metadata_too_large");
        }
    }
}
