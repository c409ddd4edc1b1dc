package io.tocsin.slack.api.http;

import io.tocsin.slack.api.SendResult;
import java.io.IOException;
import java.time.Duration;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP answer, as far as it matters.
 *
 * @param status the HTTP status
 * @param retryAfter the header {@code Retry-After}; null if absent
 * @param body the body, or the beginning of a long one
 */
record Answer(int status, @Nullable String retryAfter, String body) {
    /** More than any error page has to say. */
    private static final long LONGEST = 64 * 1024;

    private static final int SHOWN = 200;
    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(5);

    /** Reads an answer. Error pages of proxies quote the address, so the secret is taken out at once. */
    static Answer of(Response response, String secret) throws IOException {
        return of(response, response.peekBody(LONGEST).string(), secret);
    }

    /** As {@link #of(Response, String)}, with a body that was read. */
    static Answer of(Response response, String body, String secret) {
        return new Answer(response.code(), response.header("Retry-After"), body.replace(secret, "[hidden]"));
    }

    /** How long to wait: at least a second, and as Slack asked. */
    Duration patience() {
        if (retryAfter == null || !retryAfter.strip().matches("\\d{1,6}")) {
            return DEFAULT_WAIT;
        }
        return Duration.ofSeconds(Math.max(1, Long.parseLong(retryAfter.strip())));
    }

    /** The body, short and on one line, for a log. */
    String summary() {
        String line = body.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }

    /** What the status alone says, where the body says nothing that is known: never that the message is at fault. */
    SendResult byStatus(String reason) {
        if (status == 429) {
            return new SendResult.Limited(patience());
        } else if (status == 408 || status >= 500 || status / 100 == 2) {
            return new SendResult.Ambiguous(reason);
        }
        // 407 is the proxy's word on proxy.user and proxy.password.
        return status == 407 ? new SendResult.CredentialRefused(reason) : new SendResult.Unrecognized(reason);
    }
}
