package io.tocsin.slack.delivery;

import io.tocsin.slack.api.Envelope;
import io.tocsin.slack.api.ReadRequest;
import io.tocsin.slack.api.ReadResult;
import io.tocsin.slack.api.SendResult;
import io.tocsin.slack.api.SlackApi;
import io.tocsin.slack.message.SlackMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** Answers as told; else refuses what it is told to refuse, and takes all else. */
final class ScriptedSlack implements SlackApi {
    private final Deque<SendResult> answers = new ArrayDeque<>();
    final List<SlackMessage> sent = new ArrayList<>();
    Runnable duringRequest = () -> {};
    private String refused = "\0";

    void answer(SendResult... results) {
        Collections.addAll(answers, results);
    }

    /** Refuses all messages that contain this text. */
    void refuse(String text) {
        refused = text;
    }

    @Override
    public SendResult send(SlackMessage message, Envelope envelope) {
        sent.add(message);
        duringRequest.run();
        SendResult next = answers.poll();
        return next == null ? usual(message) : next;
    }

    private SendResult usual(SlackMessage message) {
        return (message.body() + message.plainText()).contains(refused)
                ? new SendResult.PayloadRefused("invalid_blocks")
                : new SendResult.Delivered(null);
    }

    @Override
    public ReadResult read(ReadRequest request) {
        return new ReadResult.Refused("nothing to read");
    }

    @Override
    public void close() {}
}
