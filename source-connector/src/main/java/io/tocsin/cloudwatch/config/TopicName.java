package io.tocsin.cloudwatch.config;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks the names of topics, plain ones and templates. */
final class TopicName {
    static final String ACCOUNT = "account";
    static final Set<String> PLACEHOLDERS = Set.of("log_group", "log_stream", ACCOUNT, "region");

    private static final Pattern LEGAL = Pattern.compile("(?!\\.{1,2}$)[a-zA-Z0-9._-]{1,249}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    private TopicName() {}

    static boolean legal(String name) {
        return LEGAL.matcher(name).matches();
    }

    static Optional<String> complaintAboutTemplate(String template) {
        Matcher matcher = PLACEHOLDER.matcher(template);
        while (matcher.find()) {
            if (!PLACEHOLDERS.contains(matcher.group(1))) {
                return Optional.of("'{" + matcher.group(1)
                        + "}' is no placeholder; there are {log_group}, {log_stream}," + " {account} and {region}");
            }
        }
        String filled = matcher.replaceAll("x");
        return legal(filled)
                ? Optional.empty()
                : Optional.of(
                        "'" + template + "' gives no name of a topic; beside placeholders it may hold 1 to 249 letters,"
                                + " digits and . _ -");
    }
}
