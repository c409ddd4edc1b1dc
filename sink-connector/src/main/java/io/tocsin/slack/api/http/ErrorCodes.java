package io.tocsin.slack.api.http;

import io.tocsin.slack.api.SendResult;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What Slack's error codes, of webhooks and of the Web API alike, mean for a message. */
final class ErrorCodes {
    private static final Set<String> RATE = Set.of("ratelimited", "rate_limited");
    /** A workspace's quota of messages, not its pace: asking again within seconds cannot help. */
    private static final String QUOTA = "message_limit_exceeded";

    private static final Duration QUOTA_WAIT = Duration.ofMinutes(10);

    private static final Set<String> AMBIGUOUS = Set.of(
            "fatal_error",
            "internal_error",
            "request_timeout",
            "service_unavailable",
            "team_added_to_org",
            "org_login_required",
            "rollup_error");

    /** What is said of one payload; codes of a request that no payload can be blamed for ({@code invalid_arguments}) are none. */
    private static final Set<String> PAYLOAD = Set.of(
            "invalid_payload",
            "invalid_blocks",
            "invalid_blocks_format",
            "msg_blocks_too_long",
            "msg_too_long",
            "too_many_attachments",
            "attachment_payload_limit_exceeded",
            "invalid_attachments",
            "markdown_text_conflict",
            "no_text",
            "missing_text_or_fallback_or_attachments");

    private static final Set<String> METADATA = Set.of(
            "metadata_too_large",
            "invalid_metadata_format",
            "invalid_metadata_schema",
            "metadata_must_be_sent_from_app");

    private static final Set<String> CREDENTIAL = Set.of(
            "invalid_auth",
            "not_authed",
            "account_inactive",
            "token_revoked",
            "token_expired",
            "missing_scope",
            "not_allowed_token_type",
            "no_permission",
            "access_denied",
            "accesslimited",
            "app_access_restricted",
            "two_factor_setup_required",
            "invalid_token",
            "no_active_hooks",
            "no_service",
            "no_service_id",
            "no_team",
            "team_disabled");

    private static final Set<String> THREAD = Set.of(
            "thread_not_found",
            "invalid_thread_ts",
            "cannot_reply_to_message",
            "restricted_action_thread_locked",
            "restricted_action_non_threadable_channel");

    private static final Set<String> DESTINATION = Set.of(
            "channel_not_found",
            "channel_is_archived",
            "is_archived",
            "not_in_channel",
            "user_not_found",
            "action_prohibited",
            "posting_to_general_channel_denied",
            "restricted_action",
            "restricted_action_read_only_channel",
            "restricted_action_thread_only_channel",
            "team_not_found",
            "ekm_access_denied",
            "messages_tab_disabled");

    private ErrorCodes() {}

    /**
     * The result that a code stands for; absent for a code that is not known.
     *
     * @param code Slack's error code
     * @param reason the code in words for an operator
     * @param retryAfter what Slack asked for, or a default
     */
    static Optional<SendResult> result(String code, String reason, Duration retryAfter) {
        if (RATE.contains(code)) {
            return Optional.of(new SendResult.Limited(retryAfter));
        } else if (code.equals(QUOTA)) {
            return Optional.of(new SendResult.Limited(QUOTA_WAIT));
        } else if (AMBIGUOUS.contains(code)) {
            return Optional.of(new SendResult.Ambiguous(reason));
        } else if (PAYLOAD.contains(code)) {
            return Optional.of(new SendResult.PayloadRefused(reason));
        } else if (METADATA.contains(code)) {
            return Optional.of(new SendResult.MetadataRefused(reason));
        } else if (THREAD.contains(code)) {
            return Optional.of(new SendResult.ThreadRefused(reason));
        } else if (CREDENTIAL.contains(code)) {
            return Optional.of(new SendResult.CredentialRefused(reason));
        }
        return DESTINATION.contains(code) ? Optional.of(new SendResult.DestinationRefused(reason)) : Optional.empty();
    }
}
