package io.tocsin.cloudwatch.config;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * What the records look like.
 *
 * @param topic the template of the topic's name
 * @param messageMaxBytes longer messages are cut
 * @param value what the value of a record is
 * @param key what the key of a record is
 * @param headers whether headers tell where an event comes from, and when it happened
 */
public record RecordSettings(String topic, int messageMaxBytes, Value value, Key key, boolean headers) {
    public static final String TOPIC = "topic";
    public static final String MESSAGE_MAX_BYTES = "message.max.bytes";
    public static final String VALUE = "record.value";
    public static final String KEY = "record.key";
    public static final String HEADERS = "record.headers";

    /** What the value of an event's record is. */
    public enum Value {
        STRUCT,
        MESSAGE,
        JSON
    }

    /** What the key of an event's record is. */
    public enum Key {
        STREAM,
        GROUP,
        NONE
    }

    /** Leaves 148 KB of a producer's default request of 1 MiB to the rest of the record and its schema. */
    private static final int DEFAULT_MAX_BYTES = 900_000;

    static void define(ConfigDef definition) {
        Group group = new Group(definition, "Records");
        defineTopic(group);
        defineFormat(group);
    }

    private static void defineTopic(Group group) {
        group.required(
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
                        100_000_000,
                        Importance.LOW,
                        "Longest message (bytes)",
                        "Longer messages are cut, and a header tells their full size. Counted in UTF-8 with the escapes that"
                                + " JSON needs, so that a record fits the producer's max.request.size whatever its message"
                                + " holds; raise both together.");
    }

    private static void defineFormat(Group group) {
        group.text(
                        VALUE,
                        lower(Value.STRUCT),
                        Rule.oneOf(names(Value.values())),
                        Importance.MEDIUM,
                        "Value",
                        "The value of a record. struct: the message with its log group, log stream, times and event id. message:"
                                + " the message alone, as a string. json: the parsed message without a schema where it is a"
                                + " JSON object; where it is not, the message as a string. StringConverter needs message or"
                                + " json.")
                .text(
                        KEY,
                        lower(Key.STREAM),
                        Rule.oneOf(names(Key.values())),
                        Importance.MEDIUM,
                        "Key",
                        "The key of a record. stream: log group and log stream, so that the events of one stream keep their"
                                + " order. group: the log group, so that its events keep theirs. none: no key, which spreads"
                                + " the events evenly over the topic's partitions.")
                .flag(
                        HEADERS,
                        true,
                        Importance.LOW,
                        "Headers",
                        "Whether headers tell an event's id, account, region, log group, log stream and time. Written in any case"
                                + " are the header with the time, with record.value message and json, and the one that tells"
                                + " the size of a message that was cut.");
    }

    private static List<String> names(Enum<?>[] choices) {
        return Stream.of(choices).map(RecordSettings::lower).toList();
    }

    private static String lower(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private static String upper(Values values, String key, Enum<?> fallback) {
        return values.textOr(key, fallback.name()).toUpperCase(Locale.ROOT);
    }

    static void check(Values values) {
        if (values.sound(TOPIC) && !values.has(TOPIC)) {
            values.wrong(TOPIC, "is empty; name a topic");
        }
        if (values.sound(TOPIC, LogGroupSettings.NAMED) && accountIsUnknown(values)) {
            values.wrong(
                    AwsSettings.ACCOUNT_ID,
                    "is needed because " + TOPIC
                            + " holds {account} and a log group is given by name; set it to the 12 digits"
                            + " of the account, or give the log groups as ARNs");
        }
    }

    private static boolean accountIsUnknown(Values values) {
        return values.textOr(TOPIC, "").contains("{" + TopicName.ACCOUNT + "}")
                && !values.has(AwsSettings.ACCOUNT_ID)
                && (MetricSettings.isSet(values) || anyPlainName(values));
    }

    private static boolean anyPlainName(Values values) {
        return values.list(LogGroupSettings.NAMED).stream()
                .anyMatch(group -> new LogGroupReference(group).account().isEmpty());
    }

    static RecordSettings of(Values values) {
        return new RecordSettings(
                Objects.requireNonNull(values.text(TOPIC)),
                Math.toIntExact(values.number(MESSAGE_MAX_BYTES)),
                Value.valueOf(upper(values, VALUE, Value.STRUCT)),
                Key.valueOf(upper(values, KEY, Key.STREAM)),
                values.flag(HEADERS));
    }
}
