package io.tocsin.cloudwatch.record;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fills in the name of a topic, and makes what comes out a name that Kafka accepts. Used by one thread. */
final class TopicTemplate {
    private static final int MAX_LENGTH = 249;
    /** For a name of which nothing is left, such as a log stream {@code []}. */
    private static final String UNNAMED = "unnamed";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern FOREIGN = Pattern.compile("[^a-zA-Z0-9._-]+");
    private static final Pattern ENDS = Pattern.compile("^-+|-+$");
    private static final Pattern RESERVED = Pattern.compile("\\.{0,2}");

    private final String template;
    /** Every record asks, and most topics do not hang on its log stream; null if this one does. */
    private final @Nullable Map<Origin, String> names;

    TopicTemplate(String template) {
        this.template = template;
        this.names = template.contains("{log_stream}") ? null : new HashMap<>();
    }

    String fill(Origin origin, String logStream) {
        return names == null
                ? filled(origin, logStream)
                : names.computeIfAbsent(origin, unknown -> filled(unknown, logStream));
    }

    /** Nothing more comes from there, unless it comes back. */
    void forget(Origin origin) {
        if (names != null) {
            names.remove(origin);
        }
    }

    private String filled(Origin origin, String logStream) {
        String filled =
                PLACEHOLDER.matcher(template).replaceAll(match -> dashed(value(match.group(1), origin, logStream)));
        String dashed = dashed(filled);
        String name = trimmed(dashed.substring(0, Math.min(dashed.length(), MAX_LENGTH)));
        return RESERVED.matcher(name).matches() ? UNNAMED : name;
    }

    private static String value(String placeholder, Origin origin, String logStream) {
        return switch (placeholder) {
            case "log_group" -> origin.logGroup();
            case "log_stream" -> logStream;
            case "region" -> origin.region();
            case "account" -> Objects.requireNonNullElse(origin.account(), "");
            default -> throw new IllegalArgumentException("'{" + placeholder + "}' is no placeholder of a topic");
        };
    }

    private static String dashed(String text) {
        return trimmed(FOREIGN.matcher(text).replaceAll("-"));
    }

    private static String trimmed(String name) {
        return ENDS.matcher(name).replaceAll("");
    }
}
