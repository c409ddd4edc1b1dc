package io.tocsin.slack.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of a message. Reasons are fit for an operator to read and hold no secret. */
public sealed interface SendResult {

    /** Lets each kind of result be answered; a new kind does not compile until it is. */
    <T> T match(Cases<T> cases);

    /**
     * Slack has it.
     *
     * @param ts Slack's id of the message; null from a webhook, which does not tell
     */
    record Delivered(@Nullable String ts) implements SendResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.delivered(ts);
        }
    }

    /**
     * Not posted: too many. The same message may be sent again after a while.
     *
     * @param after how long Slack wants to be left alone
     */
    record Limited(Duration after) implements SendResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.limited(after);
        }
    }

    /** Nobody knows whether it was posted: the server failed, or the answer did not come. */
    record Ambiguous(String reason) implements SendResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.ambiguous(reason);
        }
    }

    /** Not posted for certain: there was no connection, so nothing of the message was sent. It may work later. */
    record NotSent(String reason) implements SendResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.notSent(reason);
        }
    }

    /** Slack itself says that it does not take this message, however often it is sent. */
    record PayloadRefused(String reason) implements SendResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.payloadRefused(reason);
        }
    }

    /** Slack does not take the metadata of this message, as it is too much for instance; with less, or none, it may take the message. */
    record MetadataRefused(String reason) implements SendResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.metadataRefused(reason);
        }
    }

    /** The thread takes no more messages: its first message was deleted, or it was locked. Another thread of the channel may. */
    record ThreadRefused(String reason) implements SendResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.threadRefused(reason);
        }
    }

    /** No message gets to this channel until someone acts. */
    record DestinationRefused(String reason) implements SendResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.destinationRefused(reason);
        }
    }

    /** The token or webhook is not (or no longer) good for this. */
    record CredentialRefused(String reason) implements SendResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.credentialRefused(reason);
        }
    }

    /** Not posted, for an unknown reason: the response is not Slack's (a proxy's error page), or its error code is not known. */
    record Unrecognized(String reason) implements SendResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.unrecognized(reason);
        }
    }

    /** One answer to each kind of result. */
    interface Cases<T> {
        T delivered(@Nullable String ts);

        T limited(Duration after);

        T ambiguous(String reason);

        T notSent(String reason);

        T payloadRefused(String reason);

        T metadataRefused(String reason);

        T threadRefused(String reason);

        T destinationRefused(String reason);

        T credentialRefused(String reason);

        T unrecognized(String reason);
    }
}
