package io.tocsin.slack.message;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells from a log text how bad it is. */
final class SeverityDetector {
    private static final String WORDS = "fatal|critical|crit|emergency|emerg|alert|panic|error|err|severe|warning|warn"
            + "|notice|information|info|debug|trace|finest|finer|fine|verbose";
    /** In the order of the alternatives: ERROR; [error]; level=error; error: at the start of a line. */
    private static final Pattern LEVEL = Pattern.compile("(?<![\\w./-])(?<word>" + WORDS.toUpperCase(Locale.ROOT)
            + ")(?![\\w/-]|\\.\\w)"
            + "|(?i)[\\[(<|]\\s{0,3}(?<boxed>" + WORDS + ")\\s{0,3}[\\])>|]"
            + "|(?i)\\b(?:level|lvl|severity|levelname)[\"']?\\s{0,3}[=:]\\s{0,3}[\"']?(?<keyed>" + WORDS + ")\\b"
            + "|(?i)^\\W{0,3}(?<first>" + WORDS + ")\\s{0,3}:");

    private static final Pattern THROWABLE =
            Pattern.compile("^\\s*(?:Caused by: )?(?:[\\w.$]{1,200}\\.)?\\w{0,100}(?:Error|Exception)\\b");
    private static final Pattern TRACE = Pattern.compile(
            "(?m)^\\s{1,8}at [\\w.$/<>@ ]{1,300}\\(|^Caused by: |^Traceback \\(most recent call last\\)|^goroutine \\d+ \\[");
    private static final Pattern TIMEOUT = Pattern.compile("Task timed out after \\d");
    /** Levels stand at the start of a line, and stack traces near the start of a text. */
    private static final int LINE = 400;

    private static final int HEAD = 4_000;

    private SeverityDetector() {}

    static Optional<Severity> detect(String text, JsonLine json) {
        String line = firstLine(text);
        return json.severity().or(() -> named(line)).or(() -> broken(line, text));
    }

    /** The first line that says something. */
    static String firstLine(String text) {
        String head = text.substring(0, Math.min(text.length(), HEAD)).strip();
        int end = head.indexOf('\n');
        String line = end < 0 ? head : head.substring(0, end);
        return line.substring(0, Math.min(line.length(), LINE));
    }

    private static Optional<Severity> named(String line) {
        Matcher matcher = LEVEL.matcher(line);
        if (!matcher.find()) {
            return Optional.empty();
        }
        for (String group : new String[] {"word", "boxed", "keyed", "first"}) {
            if (matcher.group(group) != null) {
                return Severity.ofWord(matcher.group(group));
            }
        }
        return Optional.empty();
    }

    private static Optional<Severity> broken(String line, String text) {
        String head = text.substring(0, Math.min(text.length(), HEAD));
        boolean broken = THROWABLE.matcher(line).find()
                || TRACE.matcher(head).find()
                || TIMEOUT.matcher(line).find();
        return broken ? Optional.of(Severity.ERROR) : Optional.empty();
    }
}
