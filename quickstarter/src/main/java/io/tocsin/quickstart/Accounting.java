package io.tocsin.quickstart;

import java.util.OptionalLong;

/**
 * How many records are where.
 *
 * @param put events in the log group; not known of a real one
 * @param matched those of them that match the filter pattern; not known of a real one
 * @param inTopic records in the topic
 * @param inSlack those of them that Slack has accepted
 */
record Accounting(OptionalLong put, OptionalLong matched, long inTopic, long inSlack) {
    String line() {
        return "put " + text(put) + ", matched " + text(matched) + ", in topic " + inTopic + ", in Slack " + inSlack;
    }

    private static String text(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : "unknown";
    }
}
