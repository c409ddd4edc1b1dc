package io.tocsin.emulator.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.request.conversations.ConversationsHistoryRequest.ConversationsHistoryRequestBuilder;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.model.Message;
import com.slack.api.webhook.WebhookResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** Slack's own Java SDK, pointed at an emulator. */
final class SlackSdk {
    private final SlackEmulator emulator;
    private final Slack slack;

    SlackSdk(SlackEmulator emulator) {
        this(emulator, Duration.ofMinutes(1));
    }

    /** With a time after which a call gives up waiting for its answer. */
    SlackSdk(SlackEmulator emulator, Duration timeout) {
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(emulator.url() + "/api/");
        config.setHttpClientReadTimeoutMillis((int) timeout.toMillis());
        this.emulator = emulator;
        this.slack = Slack.getInstance(config);
    }

    MethodsClient methods() {
        return slack.methods(emulator.botToken());
    }

    MethodsClient methods(String token) {
        return slack.methods(token);
    }

    ChatPostMessageResponse post(String text) throws IOException, SlackApiException {
        return methods().chatPostMessage(post -> post.channel("alerts").text(text));
    }

    WebhookResponse webhook(String text) throws IOException {
        return webhook("alerts", text);
    }

    WebhookResponse webhook(String channel, String text) throws IOException {
        return slack.send(emulator.webhook(channel).toString(), "{\"text\": \"" + text + "\"}");
    }

    ConversationsHistoryResponse history(UnaryOperator<ConversationsHistoryRequestBuilder> refined)
            throws IOException, SlackApiException {
        String channel = emulator.channelId("alerts");
        return methods().conversationsHistory(history -> refined.apply(history.channel(channel)));
    }

    /** The texts that history tells of, newest first. */
    List<String> historyTexts() throws IOException, SlackApiException {
        return texts(history(all -> all));
    }

    static List<String> texts(ConversationsHistoryResponse history) {
        return history.getMessages().stream().map(Message::getText).toList();
    }

    void close() throws Exception {
        slack.close();
    }
}
