package io.tocsin.slack.message.text;

import java.time.Instant;
import java.util.regex.Pattern;

/** Times that Slack shows in each reader's own zone. */
public final class SlackDate {
    /** As in "today 10:15:42". */
    public static final String FORMAT = "{date_short_pretty} {time_secs}";
    /** The last second of the year 9999; Slack's clients show no later date. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private static final Pattern ENDS = Pattern.compile("[<>|^&]");

    private SlackDate() {}

    /**
     * Markup for a time; for one that Slack cannot show, the time itself.
     *
     * @param format in the language of {@code <!date>}; signs that would end it are left out
     */
    public static String of(Instant time, String format) {
        long second = time.getEpochSecond();
        boolean shownBySlack = second > 0 && second <= LAST_SECOND;
        String safe = ENDS.matcher(format).replaceAll("");
        return shownBySlack ? "<!date^" + second + "^" + safe + "|" + time + ">" : time.toString();
    }
}
