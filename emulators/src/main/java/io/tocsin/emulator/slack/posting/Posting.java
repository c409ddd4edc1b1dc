package io.tocsin.emulator.slack.posting;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.emulator.slack.counters.Counters;
import io.tocsin.emulator.slack.limits.Pace;
import io.tocsin.emulator.slack.workspace.Bot;
import io.tocsin.emulator.slack.workspace.Channel;
import io.tocsin.emulator.slack.workspace.Message;
import io.tocsin.emulator.slack.workspace.Timestamps;
import io.tocsin.emulator.slack.workspace.Workspace;
import java.time.Duration;
import java.time.InstantSource;

/** Puts messages into channels, at the pace Slack allows. */
public final class Posting {
    private final Workspace workspace;
    private final Counters counters;
    private final Pace allowed;
    private final Pace documented;

    /**
     * @param perSecond how many messages a second a channel takes in the long run
     * @param burst how many it takes at once
     */
    public Posting(Workspace workspace, Counters counters, InstantSource clock, double perSecond, int burst) {
        this.workspace = workspace;
        this.counters = counters;
        this.allowed = new Pace(clock, perSecond, burst);
        this.documented = new Pace(clock, perSecond, 1);
    }

    /**
     * Posts.
     *
     * @param payload the message as the app sends it
     * @throws Refused if Slack would not take it, or not so soon
     */
    public Message post(Channel channel, JsonNode payload, Bot bot) {
        if (channel.isArchived()) {
            throw Refused.because("is_archived");
        }
        MessageRules.check(payload);
        checkThread(channel, payload.path("thread_ts").asText(""));
        Duration wait = allowed.take(channel.id());
        if (!wait.isZero()) {
            throw Refused.until(wait);
        }
        boolean overLimit = !documented.take(channel.id()).isZero();
        Message message = workspace.post(channel, MessageForm.of(payload, bot), overLimit);
        counters.accepted(overLimit);
        return message;
    }

    /** A reply goes to the first message of a thread; Slack says never to use a reply's own id. */
    private static void checkThread(Channel channel, String threadTs) {
        if (threadTs.isEmpty()) {
            return;
        }
        if (Timestamps.micros(threadTs).isEmpty()) {
            throw Refused.because("invalid_thread_ts");
        }
        if (channel.message(threadTs).filter(parent -> !parent.isReply()).isEmpty()) {
            throw Refused.because("cannot_reply_to_message");
        }
    }
}
