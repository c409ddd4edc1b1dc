package io.tocsin.slack.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.api.TokenCheck;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** {@code auth.test}: whether a token is good, and for what. It needs no scope and changes nothing. */
public final class AuthTest {
    private static final String SCOPES = "x-oauth-scopes";

    private AuthTest() {}

    /**
     * Asks once. Takes no longer than a request may.
     *
     * @param apiUrl base of the Web API, ending in a slash
     */
    public static TokenCheck of(String apiUrl, String token, Network network) {
        OkHttpClient client = Clients.create(network);
        try (Response response = client.newCall(request(apiUrl, token)).execute()) {
            return result(Answer.of(response, token), response.header(SCOPES));
        } catch (IOException e) {
            return new TokenCheck.Unanswered(e.toString().replace(token, "[hidden]"));
        } finally {
            client.connectionPool().evictAll();
            client.dispatcher().executorService().shutdown();
        }
    }

    /** Asks whose a token is. */
    static Request request(String apiUrl, String token) {
        return new Request.Builder()
                .url(HttpUrl.get(apiUrl)
                        .newBuilder()
                        .addPathSegment("auth.test")
                        .build())
                .header("Authorization", "Bearer " + token)
                .post(RequestBody.create("{}", Webhook.JSON))
                .build();
    }

    private static TokenCheck result(Answer answer, @Nullable String scopes) {
        JsonNode json = WebApi.json(answer).orElse(null);
        if (json != null && answer.status() == 200 && json.path("ok").asBoolean(false)) {
            return new TokenCheck.Accepted(items(scopes));
        } else if (json == null || answer.status() != 200 || !json.path("error").isTextual()) {
            return new TokenCheck.Unanswered("HTTP " + answer.status() + " '" + answer.summary() + "'");
        }
        String code = json.get("error").asText();
        boolean later = ErrorCodes.result(code, code, answer.patience())
                .filter(kind -> kind instanceof SendResult.Ambiguous || kind instanceof SendResult.Limited)
                .isPresent();
        return later ? new TokenCheck.Unanswered(code) : new TokenCheck.Refused(code);
    }

    private static Set<String> items(@Nullable String list) {
        return Stream.of((list == null ? "" : list).split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .collect(Collectors.toSet());
    }
}
