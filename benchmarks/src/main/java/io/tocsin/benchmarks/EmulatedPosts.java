package io.tocsin.benchmarks;

import io.tocsin.emulator.slack.SlackEmulator;
import io.tocsin.emulator.slack.SlackOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * How many messages with blocks the emulated Slack takes through a webhook in a second of two cores, without its rate limit. Slack
 * itself takes one a second in a channel.
 */
public final class EmulatedPosts {
    private static final int POSTS = 2_000;
    private static final double CORES = 2;
    private static final String MESSAGE = "{\"text\":\"ERROR\",\"blocks\":[{\"type\":\"header\",\"text\":{\"type\":"
            + "\"plain_text\",\"text\":\"ERROR · payments\"}},{\"type\":\"rich_text\",\"elements\":[{\"type\":"
            + "\"rich_text_preformatted\",\"elements\":[{\"type\":\"text\",\"text\":\"card declined for order 104212\"}]}]}]}";

    private EmulatedPosts() {}

    public static void main(String[] args) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        try (SlackEmulator slack =
                SlackEmulator.start(SlackOptions.defaults().withPort(0).withoutRateLimit())) {
            URI webhook = slack.webhook("alerts");
            double perSecond = CORES * POSTS / ProcessorTime.seconds(() -> post(http, webhook));
            System.out.printf("%.0f messages a second of two cores; Slack takes 1 a second in a channel%n", perSecond);
        }
    }

    private static void post(HttpClient http, URI webhook) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(webhook)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(MESSAGE))
                .build();
        for (int i = 0; i < POSTS; i++) {
            String answer = http.send(request, BodyHandlers.ofString()).body();
            if (!answer.equals("ok")) {
                throw new IllegalStateException("refused: " + answer);
            }
        }
    }
}
