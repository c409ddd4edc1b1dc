package io.tocsin.slack.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.message.SlackMessage;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;

/** {@code chat.postMessage} with a bot token. Failures come as HTTP 200 with {@code ok:false}. */
final class PostMessage implements Dialect {
    private static final ObjectMapper JSON = new ObjectMapper();

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
    public Request request(SlackMessage message) {
        return new Request.Builder()
                .url(url)
                .header("Authorization", "Bearer " + token)
                .post(RequestBody.create(addressed(message), Webhook.JSON))
                .build();
    }

    private String addressed(SlackMessage message) {
        try {
            ObjectNode body = (ObjectNode) JSON.readTree(message.body());
            return body.put("channel", channel).toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A message's body is always a JSON object", e);
        }
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
        Optional<JsonNode> json = json(answer);
        if (answer.status() == 200
                && json.map(node -> node.path("ok").asBoolean(false)).orElse(false)) {
            return new SendResult.Delivered();
        }
        return json.filter(node -> node.path("error").isTextual())
                .map(node -> refused(node, answer))
                .orElseGet(() -> answer.byStatus(
                        "chat.postMessage answered HTTP " + answer.status() + " '" + answer.summary() + "'"));
    }

    /** A refusal by a code that is not known waits for a person: retrying it is safe, dropping the record would not be. */
    private SendResult refused(JsonNode json, Answer answer) {
        String code = json.get("error").asText();
        String reason = "chat.postMessage to " + channel + " answered '" + code + "'" + details(json);
        return ErrorCodes.result(code, reason, answer.patience())
                .orElseGet(() ->
                        answer.status() == 200 ? new SendResult.DestinationRefused(reason) : answer.byStatus(reason));
    }

    private static String details(JsonNode json) {
        JsonNode messages = json.path("response_metadata").path("messages");
        String needed = json.path("needed").asText("");
        return (needed.isEmpty() ? "" : ", needed scope: " + needed) + (messages.isEmpty() ? "" : ", " + messages);
    }

    private static Optional<JsonNode> json(Answer answer) {
        try {
            return Optional.of(JSON.readTree(answer.body()));
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }
}
