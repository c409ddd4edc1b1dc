package io.tocsin.slack.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.slack.api.Envelope;
import io.tocsin.slack.api.Metadata;
import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.message.SlackMessage;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** {@code chat.postMessage} with a bot token. Failures come as HTTP 200 with {@code ok:false}. */
final class PostMessage implements Dialect {
    private static final ObjectMapper JSON = WebApi.JSON;
    /** Bytes of a response, far above what Slack can return: 40,000 characters of text, and as many of blocks, are half a megabyte. */
    private static final long LONGEST = 16L * 1024 * 1024;

    private final HttpUrl url;
    private final String token;
    private final String channel;

    PostMessage(String apiUrl, String token, String channel) {
        this.url = HttpUrl.get(apiUrl)
                .newBuilder()
                .addPathSegment("chat.postMessage")
                .build();
        this.token = token;
        this.channel = channel;
    }

    @Override
    public Request request(SlackMessage message, Envelope envelope) {
        return new Request.Builder()
                .url(url)
                .header("Authorization", "Bearer " + token)
                .post(RequestBody.create(addressed(message, envelope), Webhook.JSON))
                .build();
    }

    private String addressed(SlackMessage message, Envelope envelope) {
        try {
            ObjectNode body = (ObjectNode) JSON.readTree(message.body());
            body.put("channel", channel);
            if (envelope.threadTs() != null) {
                body.put("thread_ts", envelope.threadTs());
            }
            if (envelope.metadata() != null) {
                put(body.putObject("metadata"), envelope.metadata());
            }
            return body.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A message's body is always a JSON object", e);
        }
    }

    private static void put(ObjectNode json, Metadata metadata) {
        json.put("event_type", metadata.eventType());
        ObjectNode payload = json.putObject("event_payload");
        // In one order always, so that the same message is the same bytes.
        new TreeMap<>(metadata.payload()).forEach(payload::put);
    }

    @Override
    public String secret() {
        return token;
    }

    @Override
    public SendResult result(Response response) throws IOException {
        ApiResponse parsed = ApiResponse.read(response, token, LONGEST, Map.of());
        Answer answer = parsed.answer();
        if (answer.status() == 429) {
            return new SendResult.Limited(answer.patience());
        } else if (parsed.isOk()) {
            return new SendResult.Delivered(parsed.ts());
        }
        String code = parsed.error();
        return code != null
                ? refused(code, parsed)
                : answer.byStatus("chat.postMessage answered HTTP " + answer.status() + " '" + answer.summary() + "'");
    }

    /** A refusal by a code that is not known waits for a person: retrying it is safe, dropping the record would not be. */
    private SendResult refused(String code, ApiResponse parsed) {
        Answer answer = parsed.answer();
        String reason = "chat.postMessage to " + channel + " answered '" + code + "'" + parsed.details();
        return ErrorCodes.result(code, reason, answer.patience())
                .orElseGet(
                        () -> answer.status() == 200 ? new SendResult.Unrecognized(reason) : answer.byStatus(reason));
    }
}
