package io.tocsin.cloudwatch.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a configured log group that checks across settings need. */
record LogGroupReference(String text) {
    static final String EXPECTED = "the name of a log group (1 to 512 letters, digits and . _ - / #) or its ARN"
            + " (arn:aws:logs:<region>:<account>:log-group:<name>)";

    private static final Pattern ARN = Pattern.compile(
            "arn:aws[a-z-]*:logs:(?<region>[a-z0-9-]+):(?<account>\\d{12}):log-group:(?<name>[^:*]+)(:\\*)?");
    private static final Pattern NAME = Pattern.compile("[._/#A-Za-z0-9-]{1,512}");

    static boolean accepts(String text) {
        return ARN.matcher(text).matches() || NAME.matcher(text).matches();
    }

    Optional<String> account() {
        return part("account");
    }

    Optional<String> region() {
        return part("region");
    }

    /** Equal for two references that mean the same log group, given the region and account of those that name none. */
    String identity(String fallbackRegion, String fallbackAccount) {
        return String.join(":", region().orElse(fallbackRegion), account().orElse(fallbackAccount), name());
    }

    String name() {
        return part("name").orElse(text);
    }

    private Optional<String> part(String group) {
        Matcher matcher = ARN.matcher(text);
        return matcher.matches() ? Optional.of(matcher.group(group)) : Optional.empty();
    }
}
