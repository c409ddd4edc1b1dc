package io.tocsin.cloudwatch.logs;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A log group as the user named it.
 *
 * @param reference what a request carries: a plain name goes as {@code logGroupName}, an ARN as {@code logGroupIdentifier}, without
 *     the {@code :*} that AWS prints after many
 */
public record LogGroup(String reference) {
    private static final String ALL_STREAMS = ":*";
    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-z-]*:logs:(?<region>[a-z0-9-]+):(?<account>\\d{12}):log-group:(?<name>[^:*]+)");
    private static final Pattern NAME = Pattern.compile("[._/#A-Za-z0-9-]{1,512}");

    public LogGroup {
        reference = reference.startsWith("arn:") && reference.endsWith(ALL_STREAMS)
                ? reference.substring(0, reference.length() - ALL_STREAMS.length())
                : reference;
        if (!accepts(reference)) {
            throw new IllegalArgumentException(
                    "'" + reference + "' is neither the name of a log group (1 to 512 of letters,"
                            + " digits and . _ - / #) nor its ARN (arn:aws:logs:<region>:<account>:log-group:<name>)");
        }
    }

    /** Whether a text is such a reference. */
    public static boolean accepts(String reference) {
        return ARN.matcher(reference).matches() || NAME.matcher(reference).matches();
    }

    /** Whether the reference is an ARN. */
    public boolean isArn() {
        return reference.startsWith("arn:");
    }

    /** The plain name, without what an ARN has around it. */
    public String name() {
        return part("name").orElse(reference);
    }

    /** The account of an ARN. */
    public Optional<String> account() {
        return part("account");
    }

    /** The region of an ARN. */
    public Optional<String> region() {
        return part("region");
    }

    private Optional<String> part(String group) {
        Matcher matcher = ARN.matcher(reference);
        return matcher.matches() ? Optional.of(matcher.group(group)) : Optional.empty();
    }
}
