package io.tocsin.it.posting;

import io.tocsin.emulator.slack.control.Control;
import io.tocsin.emulator.slack.trouble.Kind;
import io.tocsin.emulator.slack.trouble.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** What other connectors were measured in. */
enum Situation {
    /** More records than Slack takes at once, each a message of its own. */
    INDIVIDUAL {
        @Override
        Map<String, String> config(Posting posting) throws IOException {
            Map<String, String> config = paced(posting.webhook());
            config.put("consumer.override.max.poll.interval.ms", String.valueOf(LONGEST_WITHOUT_POLL.toMillis()));
            return config;
        }
    },
    /** The same with the settings that the sink has by default. */
    ADAPTIVE {
        @Override
        Map<String, String> config(Posting posting) throws IOException {
            return posting.byDefault();
        }
    },
    /** One request in ten meets HTTP 500. */
    ERRORS {
        @Override
        Map<String, String> config(Posting posting) throws IOException {
            return paced(posting.webhook());
        }

        @Override
        void begin(Control control, String channel) {
            trouble(control, Trouble.of(Kind.SERVER_ERROR).in(channel), .1);
        }
    },
    /** One request in twenty is carried out, and meets HTTP 500. */
    AMBIGUOUS {
        @Override
        Map<String, String> config(Posting posting) throws IOException {
            return paced(posting.effectivelyOnce());
        }

        @Override
        void begin(Control control, String channel) {
            trouble(
                    control,
                    Trouble.of(Kind.SERVER_ERROR)
                            .on("chat.postMessage")
                            .in(channel)
                            .afterPosting(),
                    .05);
        }
    };

    /** Far shorter than it takes to post what comes in one poll. */
    static final Duration LONGEST_WITHOUT_POLL = Duration.ofSeconds(5);

    /** At the allowed pace after the burst, they take 140 of Slack's seconds. */
    private static final int PACED = 150;

    private static final int FAILED = Integer.getInteger("tocsin.failed.records", 40);

    /** Settings of the connector. */
    abstract Map<String, String> config(Posting posting) throws IOException;

    /** Lets go wrong what does. */
    void begin(Control control, String channel) {}

    int records() {
        return this == INDIVIDUAL || this == ADAPTIVE ? PACED : FAILED;
    }

    /** Enough to show what does not take long. */
    int fewRecords() {
        return Math.min(records(), FAILED);
    }

    String channel() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> paced(Map<String, String> config) {
        config.put("rate.per.second", String.valueOf(SharedSinkWorker.TIMES));
        config.put("token.rate.per.minute", String.valueOf(200 * SharedSinkWorker.TIMES));
        return config;
    }

    /** The first request in any case, and so large a share of the others. */
    private static void trouble(Control control, Trouble trouble, double share) {
        control.trouble(trouble);
        control.trouble(trouble.share(share).times(0));
    }
}
