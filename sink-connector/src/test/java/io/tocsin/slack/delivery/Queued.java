package io.tocsin.slack.delivery;

import io.tocsin.slack.message.Gist;
import io.tocsin.slack.message.SlackMessage;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/** Records as the intake queues them. */
final class Queued {
    private Queued() {}

    static Parcel parcel(Accounts accounts, TopicPartition partition, long offset, long weight) {
        SinkRecord record = new SinkRecord(partition.topic(), partition.partition(), null, null, null, "x", offset);
        return accounts.claim(Origin.of(record), record, weight).orElseThrow();
    }

    /** With a message of its own whose layout says nothing. */
    static Pending alone(Parcel parcel, String text) {
        return Pending.alone(parcel, message(text));
    }

    /** May share a message with others of the same title. */
    static Pending titled(Parcel parcel, String title, String text) {
        return Pending.of(parcel, gist(title, text), message(text));
    }

    static Gist gist(String title, String text) {
        return new Gist("", title, null, text, text, null, "", null);
    }

    /** What stands in the channel in the place of a record of the partition {@code logs-0} that Slack refuses. */
    static String cannotBeShown(long offset) {
        return "A record cannot be shown, as Slack refuses its text: topic logs, partition 0, offset " + offset + ".";
    }

    private static SlackMessage message(String text) {
        return new SlackMessage("{\"blocks\":[]}", text);
    }
}
