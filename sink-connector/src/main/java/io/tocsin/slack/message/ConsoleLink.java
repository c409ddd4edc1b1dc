package io.tocsin.slack.message;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The address of log events in the CloudWatch console. */
final class ConsoleLink {
    /** Decides on the host, so nothing else may pass for a region. */
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]{2,12}){1,3}-\\d{1,2}");

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private static final Duration AROUND = Duration.ofMinutes(5);
    /** To the console, negative times are relative to now. */
    private static final Instant FIRST = Instant.EPOCH.plus(AROUND);

    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private ConsoleLink() {}

    /**
     * The events of a log stream around a time; of the whole log group where there is no stream, or where the address would
     * get too long. Without a time where that is none the console could show. Absent where the console's place is not known.
     */
    static Optional<String> of(LogEntry entry) {
        String region = entry.region();
        String group = entry.logGroup();
        if (region == null || group == null || !REGION.matcher(region).matches()) {
            return Optional.empty();
        }
        String base = console(region) + "#logsV2:log-groups/log-group/" + encode(group) + "/log-events";
        String window = window(entry.time());
        return fitting(base + stream(entry.logStream()) + window).or(() -> fitting(base + window));
    }

    private static Optional<String> fitting(String link) {
        return link.length() <= Limits.LINK ? Optional.of(link) : Optional.empty();
    }

    private static String console(String region) {
        return "https://" + region + "." + domain(region) + "/cloudwatch/home?region=" + region;
    }

    /** Each AWS partition has a console of its own. */
    private static String domain(String region) {
        if (region.startsWith("cn-")) {
            return "console.amazonaws.cn";
        }
        return region.startsWith("us-gov-") ? "console.amazonaws-us-gov.com" : "console.aws.amazon.com";
    }

    private static String stream(@Nullable String logStream) {
        return logStream == null ? "" : "/" + encode(logStream);
    }

    private static String window(@Nullable Instant time) {
        if (time == null || time.isBefore(FIRST) || time.isAfter(LAST)) {
            return "";
        }
        return "$3Fstart$3D" + time.minus(AROUND).toEpochMilli() + "$26end$3D"
                + time.plus(AROUND).toEpochMilli();
    }

    /** The console wants names percent-encoded twice, and the percent sign as a dollar. */
    private static String encode(String name) {
        StringBuilder encoded = new StringBuilder(2 * name.length());
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            if (isUnreserved(octet)) {
                encoded.append((char) octet);
            } else {
                encoded.append("$25").append(HEX.toHexDigits(octet));
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(byte octet) {
        return octet > 0 && (Character.isLetterOrDigit(octet) || "-._".indexOf(octet) >= 0);
    }
}
