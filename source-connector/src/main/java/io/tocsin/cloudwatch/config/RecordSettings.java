package io.tocsin.cloudwatch.config;

import java.util.Objects;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * What the records look like.
 *
 * @param topic the template of the topic's name
 * @param messageMaxBytes longer messages are cut
 */
public record RecordSettings(String topic, int messageMaxBytes) {
    public static final String TOPIC = "topic";
    public static final String MESSAGE_MAX_BYTES = "message.max.bytes";

    /** Leaves 148 KB of a producer's default request of 1 MiB to the rest of the record and its schema. */
    private static final int DEFAULT_MAX_BYTES = 900_000;

    static void define(ConfigDef definition) {
        new Group(definition, "Records")
                .required(
                        TOPIC,
                        ConfigDef.Type.STRING,
                        Rule.complaining("the name of a topic, with placeholders", TopicName::complaintAboutTemplate),
                        "Topic",
                        "The topic to write to. {log_group}, {log_stream}, {account} and {region} are filled in, and whatever a"
                                + " topic's name cannot hold becomes '-': /aws/lambda/payments gives aws-lambda-payments. At most"
                                + " 249 characters are kept.")
                .number(
                        MESSAGE_MAX_BYTES,
                        DEFAULT_MAX_BYTES,
                        1_000,
                        Importance.LOW,
                        "Longest message (bytes)",
                        "Longer messages are cut, and a header tells their full size. Counted in UTF-8 with the escapes that"
                                + " JSON needs, so that a record fits the producer's max.request.size whatever its message"
                                + " holds; raise both together.");
    }

    static void check(Values values) {
        if (values.sound(TOPIC) && !values.has(TOPIC)) {
            values.wrong(TOPIC, "is empty; name a topic");
        }
        if (values.sound(TOPIC, ReadSettings.LOG_GROUPS) && accountIsUnknown(values)) {
            values.wrong(
                    AwsSettings.ACCOUNT_ID,
                    "is needed because " + TOPIC
                            + " holds {account} and a log group is given by name; set it to the 12 digits"
                            + " of the account, or give the log groups as ARNs");
        }
        if (values.number(MESSAGE_MAX_BYTES) > Integer.MAX_VALUE) {
            values.wrong(MESSAGE_MAX_BYTES, "is over " + Integer.MAX_VALUE + "; no record can be that large");
        }
    }

    private static boolean accountIsUnknown(Values values) {
        return values.textOr(TOPIC, "").contains("{" + TopicName.ACCOUNT + "}")
                && !values.has(AwsSettings.ACCOUNT_ID)
                && values.list(ReadSettings.LOG_GROUPS).stream()
                        .anyMatch(
                                group -> new LogGroupReference(group).account().isEmpty());
    }

    static RecordSettings of(Values values) {
        return new RecordSettings(
                Objects.requireNonNull(values.text(TOPIC)), Math.toIntExact(values.number(MESSAGE_MAX_BYTES)));
    }
}
