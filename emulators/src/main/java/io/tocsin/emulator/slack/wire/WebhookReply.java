package io.tocsin.emulator.slack.wire;

import java.util.Map;

/** A webhook's answers: {@code ok}, or one word of plain text with the status that Slack documents for it. */
public final class WebhookReply {
    private static final int BAD_REQUEST = 400;

    private static final Map<String, Integer> STATUS = Map.of(
            "no_service", 404,
            "no_team", 404,
            "channel_not_found", 404,
            "invalid_token", 403,
            "action_prohibited", 403,
            "channel_is_archived", 410,
            "rollup_error", 500,
            "internal_error", 500,
            "fatal_error", 500);

    private WebhookReply() {}

    public static Reply ok() {
        return Reply.text(200, "ok");
    }

    /** A refusal. Slack documents no status for most; 400 is what has been seen. */
    public static Reply error(String code) {
        return Reply.text(STATUS.getOrDefault(code, BAD_REQUEST), code);
    }
}
