package io.tocsin.emulator.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.emulator.slack.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Talks plain HTTP to the emulator, so that a test sees what is on the wire. */
final class SlackClient {
    private final HttpClient http = HttpClient.newHttpClient();
    private final SlackEmulator slack;

    SlackClient(SlackEmulator slack) {
        this.slack = slack;
    }

    /** Posts JSON through the webhook of a channel. */
    HttpResponse<String> webhook(String channel, String json) {
        return send(HttpRequest.newBuilder(slack.webhook(channel))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    /** Calls a method of the Web API with JSON and the bot's token. */
    JsonNode api(String method, String json) {
        return Json.parse(apiResponse(method, json).body());
    }

    HttpResponse<String> apiResponse(String method, String json) {
        return send(HttpRequest.newBuilder(at("/api/" + method))
                .header("Authorization", "Bearer " + slack.botToken())
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(json)));
    }

    /** Calls a method of the Web API with a form. */
    JsonNode form(String method, String form) {
        return Json.parse(send(HttpRequest.newBuilder(at("/api/" + method))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)))
                .body());
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(path)).GET());
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("The emulator did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    URI at(String path) {
        return URI.create(slack.url() + path);
    }
}
