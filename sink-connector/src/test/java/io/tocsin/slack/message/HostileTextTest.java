package io.tocsin.slack.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a record holds, Slack takes the message, and nothing in it acts. {@code -Dtocsin.lines=N} tries more, in all. */
class HostileTextTest {
    private static final int EACH = 1 + Integer.getInteger("tocsin.lines", 1_800) / HostileDesigns.values().length;
    /** What may stand between angle brackets: a date and a link, with no bracket in them. */
    private static final Pattern OURS = Pattern.compile(
            "<!date\\^\\d+\\^\\{date_short_pretty} \\{time_secs}\\|[0-9TZ:.+-]+>|<https?://[^\\s<>|]+\\|[^<>]*>");

    private static final Pattern BARE = Pattern.compile("[<>]|&(?!amp;|lt;|gt;)");
    /** A field's label, which is bold. */
    private static final Pattern LABEL = Pattern.compile("^\\*Field\\d\\*\n");
    /** What would format: a sign that is neither alone nor within a word. */
    private static final Pattern FORMATS =
            Pattern.compile("`|(?<![A-Za-z0-9])[*_~](?! )|(?<! )[*_~](?![A-Za-z0-9])|(?m:^&gt;)");

    /** A code block that was open where the text was cut, and is closed there. */
    private static final Pattern CLOSED = Pattern.compile("\n```$");

    private static final Set<String> TEXTS = Set.of("plain_text", "text", "mrkdwn");

    @ParameterizedTest
    @EnumSource(HostileDesigns.class)
    void noLineIsRefusedOrActs(HostileDesigns design) {
        MessageRenderer renderer = design.renderer();
        EmulatedRules slack = new EmulatedRules();
        long first = (long) design.name().hashCode() << Integer.SIZE;
        for (long seed = first; seed < first + EACH; seed++) {
            SlackMessage message = renderer.render(HostileRecords.draw(new SplittableRandom(seed)));
            Posted posted = Posted.of(message);
            String where = design + ", seed " + seed;
            Posted simplified = Posted.of(message.simplified());
            check(where, posted);
            checkEscaped(where, simplified.notification());
            slack.take(where, posted.body);
            slack.take(where, simplified.body);
        }
    }

    private static void check(String where, Posted posted) {
        int sum = 0;
        for (JsonNode node : posted.texts()) {
            String text = node.get("text").asText();
            sum += text.length();
            require(!text.isBlank(), where, text);
            requirePrintable(where, text);
            checkKind(where, node, text);
        }
        require(sum <= Limits.ALL_BLOCKS, where, "all texts together have " + sum);
        for (JsonNode header : posted.blocks("header")) {
            String text = header.at("/text/text").asText();
            require(text.length() <= Limits.HEADER, where, text);
        }
        checkEscaped(where, posted.notification());
    }

    private static void checkEscaped(String where, String text) {
        require(!BARE.matcher(OURS.matcher(text).replaceAll("")).find(), where, text);
        require(!text.isBlank() && text.length() <= Limits.TEXT, where, text);
        requirePrintable(where, text);
    }

    private static void checkKind(String where, JsonNode node, String text) {
        String type = node.get("type").asText();
        require(TEXTS.contains(type), where, type);
        if (type.equals("mrkdwn")) {
            require(node.get("verbatim").asBoolean(), where, text);
            String rest = LABEL.matcher(OURS.matcher(text).replaceAll("")).replaceFirst("");
            require(!BARE.matcher(rest).find(), where, text);
            require(!FORMATS.matcher(CLOSED.matcher(rest).replaceFirst("")).find(), where, text);
            require(text.length() <= 3_000, where, text);
        }
    }

    private static void requirePrintable(String where, String text) {
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            require(isSafe(text.codePointAt(at)), where, text);
        }
    }

    private static boolean isSafe(int c) {
        boolean hidden = Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
        boolean turns = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
        boolean neverSeen = "\u00ad\u061c\u115f\u200b\u200e\u200f\u2060\u3164\ufeff\uffa0".indexOf(c) >= 0;
        return c == '\n' || c == '\t' || !(hidden || turns || neverSeen);
    }

    /** Far cheaper than an assertion that describes itself, and there are very many. */
    private static void require(boolean holds, String where, String text) {
        if (!holds) {
            throw new AssertionError(where + ": " + text);
        }
    }
}
