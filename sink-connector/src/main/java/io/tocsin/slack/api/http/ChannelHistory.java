package io.tocsin.slack.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.slack.api.Metadata;
import io.tocsin.slack.api.PostedMessage;
import io.tocsin.slack.api.ReadRequest;
import io.tocsin.slack.api.ReadResult;
import io.tocsin.slack.api.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * {@code conversations.history} and {@code conversations.replies} with a bot token; both want the channel's id. Before the first of them,
 * {@code auth.test} tells which messages are the app's own: the metadata of others is left out. Used by one thread.
 */
final class ChannelHistory {
    /** Of a body; a page of long messages is a few MiB. */
    static final long LONGEST = 32L * 1024 * 1024;
    /** Messages on a page. Slack allows 999 and asks for no more than 200. */
    private static final String LIMIT = "200";
    /** With {@code oldest} alone Slack begins with the oldest page; with a {@code latest} too, with the newest. */
    private static final String TS = "\\d{1,12}\\.\\d{1,9}";

    private static final String END_OF_TIME = "9999999999.000000";

    private final HttpUrl base;
    private final String token;
    private final String channel;
    private @Nullable OwnMessages own;

    ChannelHistory(String apiUrl, String token, String channel) {
        this.base = HttpUrl.get(apiUrl);
        this.token = token;
        this.channel = channel;
    }

    /** Returns whether {@link #identify} is still to be called. */
    boolean isAnonymous() {
        return own == null;
    }

    /** Asks whose the token is. */
    Request whose() {
        return AuthTest.request(base.toString(), token);
    }

    /** Reads the answer to {@link #whose}; what to tell the caller if it was not answered, null if it was. */
    @Nullable
    ReadResult identify(Answer answer) {
        JsonNode json = WebApi.json(answer).orElse(null);
        OwnMessages answered = json != null && isOk(answer, json) ? OwnMessages.of(json) : null;
        if (answered == null || !answered.isKnown()) {
            return failed("asking auth.test whose the token is", answer, json);
        }
        own = answered;
        return null;
    }

    Request request(ReadRequest what) {
        HttpUrl.Builder url = base.newBuilder()
                .addPathSegment(method(what))
                .addQueryParameter("channel", channel)
                .addQueryParameter("oldest", ts(what.oldest()))
                .addQueryParameter("latest", END_OF_TIME)
                .addQueryParameter("inclusive", "true")
                .addQueryParameter("include_all_metadata", "true")
                .addQueryParameter("limit", LIMIT);
        if (what.threadTs() != null) {
            url.addQueryParameter("ts", what.threadTs());
        }
        if (what.cursor() != null) {
            url.addQueryParameter("cursor", what.cursor());
        }
        return new Request.Builder()
                .url(url.build())
                .header("Authorization", "Bearer " + token)
                .build();
    }

    private static String method(ReadRequest what) {
        return what.threadTs() == null ? "conversations.history" : "conversations.replies";
    }

    private static String ts(Instant time) {
        return String.format(Locale.ROOT, "%d.%06d", time.getEpochSecond(), time.getNano() / 1_000);
    }

    ReadResult result(Answer answer) {
        JsonNode json = WebApi.json(answer).orElse(null);
        return json != null && isOk(answer, json)
                ? page(json)
                : failed("reading the history of " + channel, answer, json);
    }

    private static boolean isOk(Answer answer, JsonNode json) {
        return answer.status() == 200 && json.path("ok").asBoolean(false);
    }

    private static ReadResult failed(String what, Answer answer, @Nullable JsonNode json) {
        if (answer.status() == 429) {
            return new ReadResult.Limited(answer.patience());
        }
        return json != null && json.path("error").isTextual()
                ? refused(what, json, answer)
                : asRead(answer.byStatus(
                        what + " was answered with HTTP " + answer.status() + " '" + answer.summary() + "'"));
    }

    private static ReadResult refused(String what, JsonNode json, Answer answer) {
        String code = json.get("error").asText();
        String reason = what + " answered '" + code + "'" + WebApi.details(json);
        return ErrorCodes.result(code, reason, answer.patience())
                .map(ChannelHistory::asRead)
                .orElseGet(() ->
                        answer.status() == 200 ? new ReadResult.Refused(reason) : asRead(answer.byStatus(reason)));
    }

    /** Slack's codes mean the same to a reader as to a writer, but that reading has no effect to be in doubt about. */
    private static ReadResult asRead(SendResult result) {
        return result.match(new SendResult.Cases<>() {
            @Override
            public ReadResult delivered(@Nullable String ts) {
                throw new IllegalStateException("No failure is a delivery");
            }

            @Override
            public ReadResult limited(Duration after) {
                return new ReadResult.Limited(after);
            }

            @Override
            public ReadResult ambiguous(String reason) {
                return new ReadResult.Unavailable(reason);
            }

            @Override
            public ReadResult payloadRefused(String reason) {
                return new ReadResult.Refused(reason);
            }

            @Override
            public ReadResult metadataRefused(String reason) {
                return new ReadResult.Refused(reason);
            }

            /** Nothing stands in a thread whose first message is gone. */
            @Override
            public ReadResult threadRefused(String reason) {
                return new ReadResult.Page(List.of(), null);
            }

            @Override
            public ReadResult destinationRefused(String reason) {
                return new ReadResult.Refused(reason);
            }

            @Override
            public ReadResult credentialRefused(String reason) {
                return new ReadResult.Refused(reason);
            }
        });
    }

    private ReadResult page(JsonNode json) {
        List<PostedMessage> messages = new ArrayList<>();
        for (JsonNode message : json.path("messages")) {
            if (isTs(message.path("ts"))) {
                messages.add(message(message));
            }
        }
        String next = json.path("response_metadata").path("next_cursor").asText("");
        return new ReadResult.Page(messages, next.isEmpty() ? null : next);
    }

    private static boolean isTs(JsonNode json) {
        return json.asText().matches(TS);
    }

    private PostedMessage message(JsonNode json) {
        JsonNode reply = json.path("latest_reply");
        return new PostedMessage(
                json.path("ts").asText(),
                isTs(reply) ? reply.asText() : null,
                own != null && own.contains(json) ? metadata(json.path("metadata")) : null);
    }

    /** What is not flat is not ours, and left out. */
    private static @Nullable Metadata metadata(JsonNode json) {
        if (!json.path("event_type").isTextual()) {
            return null;
        }
        Map<String, String> payload = new HashMap<>();
        json.path("event_payload").properties().forEach(field -> {
            if (field.getValue().isValueNode()) {
                payload.put(field.getKey(), field.getValue().asText());
            }
        });
        return new Metadata(json.get("event_type").asText(), payload);
    }
}
