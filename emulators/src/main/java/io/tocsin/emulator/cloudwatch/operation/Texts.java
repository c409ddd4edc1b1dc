package io.tocsin.emulator.cloudwatch.operation;

import io.tocsin.emulator.cloudwatch.wire.Text;

/** What the API's model demands of strings that several operations take. */
final class Texts {
    static final Text LOG_GROUP_CLASS = Text.oneOf("STANDARD", "INFREQUENT_ACCESS", "DELIVERY");
    static final Text LOG_GROUP_NAME = Text.of(1, 512, "[\\.\\-_/#A-Za-z0-9]+");
    static final Text LOG_GROUP_NAME_PATTERN = Text.of(0, 512, "[\\.\\-_/#A-Za-z0-9]*");
    static final Text LOG_GROUP_IDENTIFIER = Text.of(1, 2048, "[\\w#+=/:,.@-]*");
    static final Text LOG_STREAM_NAME = Text.of(1, 512, "[^:*]*");
    static final Text LOG_GROUP_LIST_PATTERN =
            Text.of(3, 129, "(\\^?[\\.\\-_\\/#A-Za-z0-9]{3,24})(\\|\\^?[\\.\\-_\\/#A-Za-z0-9]{3,24}){0,4}");
    static final Text RESOURCE_ARN = Text.of(1, 1011, "[\\w+=/:,.@-]*");
    static final Text ACCOUNT = Text.of(12, 12, "^\\d{12}$");
    static final Text ANY = Text.of(1, Integer.MAX_VALUE);
    static final Text TAG_FILTER_VALUE = Text.of(0, 259, "^!?\\*?([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)\\*?$");
    static final Text STREAM_ORDER = Text.oneOf("LogStreamName", "LastEventTime");
    static final Text FILTER_NAME = Text.of(1, 512, "[^:*]*");
    static final Text FILTER_PATTERN = Text.of(0, 1024);
    static final Text METRIC_NAME = Text.of(0, 255, "[^:*$]*");
    static final Text METRIC_VALUE = Text.of(0, 100);
    static final Text MESSAGE = Text.of(1, Integer.MAX_VALUE);
    static final Text TOKEN = Text.of(1, Integer.MAX_VALUE);
    static final Text TAG_KEY = Text.of(1, 128, "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+)$");
    static final Text TAG_VALUE = Text.of(0, 256, "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$");

    private Texts() {}
}
