package io.tocsin.slack.api;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of reading. Reasons are fit for an operator to read and hold no secret. */
public sealed interface ReadResult {

    /** Lets each kind of result be answered; a new kind does not compile until it is. */
    <T> T match(Cases<T> cases);

    /**
     * A page: of a channel from the newest message back, of a thread its first message and then the replies, oldest first.
     *
     * @param next the cursor of the page after it; null if this is the last
     */
    record Page(List<PostedMessage> messages, @Nullable String next) implements ReadResult {
        public Page {
            messages = List.copyOf(messages);
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.page(this);
        }
    }

    /**
     * Asked too often.
     *
     * @param after how long Slack wants to be left alone
     */
    record Limited(Duration after) implements ReadResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.limited(after);
        }
    }

    /** The server failed or did not answer; it may work later. */
    record Unavailable(String reason) implements ReadResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.unavailable(reason);
        }
    }

    /** This cannot be read until someone acts: a scope is missing, or the app is no member of the channel. */
    record Refused(String reason) implements ReadResult {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.refused(reason);
        }
    }

    /** One answer to each kind of result. */
    interface Cases<T> {
        T page(Page page);

        T limited(Duration after);

        T unavailable(String reason);

        T refused(String reason);
    }
}
