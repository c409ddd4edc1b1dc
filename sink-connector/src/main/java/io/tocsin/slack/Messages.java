package io.tocsin.slack;

import io.tocsin.slack.config.SlackSinkConfig;
import io.tocsin.slack.delivery.Tally;
import io.tocsin.slack.message.MessageRenderer;
import io.tocsin.slack.message.redaction.Redactor;

/** Makes, from the settings, the messages that they mean. */
final class Messages {
    private Messages() {}

    static MessageRenderer renderer(SlackSinkConfig config, Tally tally) {
        return new MessageRenderer(redactor(config, tally));
    }

    private static Redactor redactor(SlackSinkConfig config, Tally tally) {
        return config.redaction().isOn()
                ? Redactor.of(config.redaction().patterns(), count -> tally.add(Tally.Count.REDACTED, count))
                : Redactor.none();
    }
}
