package io.tocsin.slack.api.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * A response of a Web API method, parsed while it is received. Only the fields that matter are kept, since a response may be long:
 * {@code chat.postMessage} returns the whole message, with six bytes for each character that is not ASCII. Fields that were received
 * count even if the rest of the response is missing.
 */
final class ApiResponse {
    private final String secret;
    private final List<String> messages = new ArrayList<>();
    private Answer answer;
    private @Nullable Boolean ok;
    private @Nullable String error;
    private @Nullable String ts;
    private @Nullable String needed;
    private @Nullable String nextCursor;
    private boolean whole;

    private ApiResponse(Answer answer, String secret) {
        this.answer = answer;
        this.secret = secret;
    }

    /**
     * Parses a response.
     *
     * @param most the number of bytes to read at most
     * @param more readers of further fields, by name
     * @throws IOException if the connection breaks before the field {@code ok} was received
     */
    static ApiResponse read(Response response, String secret, long most, Map<String, JsonFields.Reader> more)
            throws IOException {
        ApiResponse parsed = new ApiResponse(Answer.of(response, "", secret), secret);
        LimitedBody body = new LimitedBody(response.body().byteStream(), most);
        try (JsonParser parser = WebApi.JSON.createParser(body)) {
            JsonFields.read(parser, parsed.fields(more));
            parsed.whole = true;
        } catch (JsonProcessingException notJson) {
            parsed.whole = false;
        } catch (IOException e) {
            if (parsed.ok == null) {
                throw e;
            }
        }
        parsed.answer = Answer.of(response, body.text(), secret);
        return parsed;
    }

    private Map<String, JsonFields.Reader> fields(Map<String, JsonFields.Reader> more) {
        Map<String, JsonFields.Reader> fields = new HashMap<>(more);
        fields.put("ok", value -> ok = JsonFields.bool(value));
        fields.put("error", value -> error = hidden(JsonFields.text(value)));
        fields.put("ts", value -> ts = JsonFields.text(value));
        fields.put("needed", value -> needed = hidden(JsonFields.text(value)));
        Map<String, JsonFields.Reader> metadata =
                Map.of("messages", this::readMessages, "next_cursor", value -> nextCursor = JsonFields.text(value));
        fields.put("response_metadata", value -> JsonFields.read(value, metadata));
        return fields;
    }

    private void readMessages(JsonParser value) throws IOException {
        JsonFields.items(value, item -> {
            String message = hidden(JsonFields.text(item));
            if (message != null) {
                messages.add(message);
            }
        });
    }

    private @Nullable String hidden(@Nullable String text) {
        return text == null ? null : text.replace(secret, "[hidden]");
    }

    /** Returns the status, and the first bytes of the body. */
    Answer answer() {
        return answer;
    }

    /** Returns whether Slack reports success. */
    boolean isOk() {
        return answer.status() == 200 && Boolean.TRUE.equals(ok);
    }

    /** Returns whether the response was received to its end. */
    boolean isWhole() {
        return whole;
    }

    /** Returns the error code; null if this is not an error response of Slack's ({@code "ok":false} with an {@code error}). */
    @Nullable
    String error() {
        return Boolean.FALSE.equals(ok) ? error : null;
    }

    /** Returns the id of the posted message; null if the response does not hold it. */
    @Nullable
    String ts() {
        return ts;
    }

    /** Returns the cursor of the next page; null if this is the last one. */
    @Nullable
    String nextCursor() {
        return nextCursor == null || nextCursor.isEmpty() ? null : nextCursor;
    }

    /** Returns what an error response says beyond its code, as a suffix for a log line; may be empty. */
    String details() {
        return (needed == null ? "" : ", needed scope: " + needed) + (messages.isEmpty() ? "" : ", " + messages);
    }
}
