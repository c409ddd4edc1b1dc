package io.tocsin.emulator.slack.trouble;

import io.tocsin.emulator.slack.wire.Reply;
import io.tocsin.emulator.slack.wire.WebhookReply;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What can go wrong. */
public enum Kind {
    /** HTTP 429 with {@code Retry-After}. */
    RATE_LIMITED(Duration.ofSeconds(1)) {
        @Override
        Optional<Reply> happen(Call call, Trouble trouble) {
            return Optional.of(Reply.rateLimited(Math.max(1, trouble.time().toSeconds())));
        }
    },
    /** HTTP 5xx. */
    SERVER_ERROR(Duration.ZERO) {
        @Override
        Optional<Reply> happen(Call call, Trouble trouble) {
            return Optional.of(Reply.text(trouble.status(), "<html><body>Server Error</body></html>"));
        }
    },
    /** Any of Slack's error codes, as the Web API or a webhook answers it. */
    ERROR(Duration.ZERO) {
        @Override
        Optional<Reply> happen(Call call, Trouble trouble) {
            return Optional.of(call.isWebhook() ? WebhookReply.error(trouble.error()) : Reply.error(trouble.error()));
        }
    },
    /** No answer for a time, and then a closed connection. */
    TIMEOUT(Duration.ofSeconds(30)) {
        @Override
        Optional<Reply> happen(Call call, Trouble trouble) throws InterruptedException {
            call.pause().await(trouble.time());
            return Optional.empty();
        }
    },
    /** The connection is reset. */
    RESET(Duration.ZERO) {
        @Override
        Optional<Reply> happen(Call call, Trouble trouble) {
            return Optional.empty();
        }
    },
    /** The right answer, late. */
    SLOW(Duration.ofSeconds(2)) {
        @Override
        Optional<Reply> happen(Call call, Trouble trouble) throws InterruptedException {
            call.pause().await(trouble.time());
            return Optional.of(call.real().get());
        }
    };

    private final Duration usualTime;

    Kind(Duration usualTime) {
        this.usualTime = usualTime;
    }

    Duration usualTime() {
        return usualTime;
    }

    /** Its name in JSON, for instance {@code rate_limited}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the app gets instead; nothing: its connection is cut. */
    abstract Optional<Reply> happen(Call call, Trouble trouble) throws InterruptedException;
}
