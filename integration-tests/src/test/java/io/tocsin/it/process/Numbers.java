package io.tocsin.it.process;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last line of a run. */
record Numbers(long put, long matched, long inTopic, long inSlack) {
    private static final Pattern LINE = Pattern.compile("put (\\d+), matched (\\d+), in topic (\\d+), in Slack (\\d+)");

    static Numbers of(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new AssertionError("not the line of numbers: " + line);
        }
        return new Numbers(number(matcher, 1), number(matcher, 2), number(matcher, 3), number(matcher, 4));
    }

    private static long number(Matcher matcher, int group) {
        return Long.parseLong(matcher.group(group));
    }
}
