package io.tocsin.slack.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.slack.api.Envelope;
import io.tocsin.slack.api.Metadata;
import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.message.SlackMessage;
import java.util.Optional;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** {@code chat.postMessage} with a bot token. Failures come as HTTP 200 with {@code ok:false}. */
final class PostMessage implements Dialect {
    private static final ObjectMapper JSON = WebApi.JSON;

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
    public SendResult result(Answer answer) {
        if (answer.status() == 429) {
            return new SendResult.Limited(answer.patience());
        }
        Optional<JsonNode> json = WebApi.json(answer);
        return json.map(node -> answered(node, answer))
                .orElseGet(() -> answer.byStatus(
                        "chat.postMessage answered HTTP " + answer.status() + " '" + answer.summary() + "'"));
    }

    /** Null if this is no answer of the Web API's. */
    private @Nullable SendResult answered(JsonNode json, Answer answer) {
        if (answer.status() == 200 && json.path("ok").asBoolean(false)) {
            return new SendResult.Delivered(json.path("ts").textValue());
        }
        return json.path("error").isTextual() ? refused(json, answer) : null;
    }

    /** A refusal by a code that is not known waits for a person: retrying it is safe, dropping the record would not be. */
    private SendResult refused(JsonNode json, Answer answer) {
        String code = json.get("error").asText();
        String reason = "chat.postMessage to " + channel + " answered '" + code + "'" + WebApi.details(json);
        return ErrorCodes.result(code, reason, answer.patience())
                .orElseGet(() ->
                        answer.status() == 200 ? new SendResult.DestinationRefused(reason) : answer.byStatus(reason));
    }
}
