package io.tocsin.slack.api.http;

import io.tocsin.slack.api.PostedMessage;
import io.tocsin.slack.api.ReadRequest;
import io.tocsin.slack.api.ReadResult;
import io.tocsin.slack.api.SendResult;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * {@code conversations.history} and {@code conversations.replies} with a bot token; both want the channel's id. Before the first of them,
 * {@code auth.test} tells which messages are the app's own: the metadata of others is left out. Used by one thread.
 */
final class ChannelHistory {
    /** Bytes of a response, few of which are kept: 200 messages of a megabyte each, and some room. */
    private static final long LONGEST = 256L * 1024 * 1024;
    /** Messages on a page. Slack allows 999 and asks for no more than 200. */
    private static final String LIMIT = "200";
    /** With {@code oldest} alone Slack begins with the oldest page; with a {@code latest} too, with the newest. */
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

    /**
     * Reads the response to {@link #whose}. Returns what to tell the caller if it does not say whose the token is, null if it does.
     *
     * @throws IOException if the connection breaks before the response says whether it is a success
     */
    @Nullable
    ReadResult identify(Response response) throws IOException {
        Map<String, String> identity = new HashMap<>();
        ApiResponse parsed = ApiResponse.read(response, token, LONGEST, JsonFields.texts(OwnMessages.NAMES, identity));
        OwnMessages answered = new OwnMessages(identity);
        if (!parsed.isOk() || !answered.isKnown()) {
            return failed("asking auth.test whose the token is", parsed);
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

    /**
     * Returns what a response means.
     *
     * @throws IOException if the connection breaks before the response says whether it is a success
     */
    ReadResult result(Response response) throws IOException {
        List<PostedMessage> messages = new ArrayList<>();
        JsonFields.Reader each = item -> PostedMessageReader.read(item, own).ifPresent(messages::add);
        ApiResponse parsed =
                ApiResponse.read(response, token, LONGEST, Map.of("messages", value -> JsonFields.items(value, each)));
        if (!parsed.isOk()) {
            return failed("reading the history of " + channel, parsed);
        }
        return parsed.isWhole()
                ? new ReadResult.Page(messages, parsed.nextCursor())
                : new ReadResult.Unavailable("a page of the history of " + channel + " ended in its middle");
    }

    private static ReadResult failed(String what, ApiResponse parsed) {
        Answer answer = parsed.answer();
        String code = parsed.error();
        if (answer.status() == 429) {
            return new ReadResult.Limited(answer.patience());
        }
        return code != null
                ? refused(what, code, parsed)
                : asRead(answer.byStatus(
                        what + " was answered with HTTP " + answer.status() + " '" + answer.summary() + "'"));
    }

    private static ReadResult refused(String what, String code, ApiResponse parsed) {
        Answer answer = parsed.answer();
        String reason = what + " answered '" + code + "'" + parsed.details();
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
            public ReadResult notSent(String reason) {
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

            @Override
            public ReadResult unrecognized(String reason) {
                return new ReadResult.Refused(reason);
            }
        });
    }
}
