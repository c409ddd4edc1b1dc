package io.tocsin.slack.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a record holds, Slack takes the message, and nothing in it acts. {@code -Dtocsin.lines=N} tries more. */
class HostileTextTest {
    private static final int LINES = Integer.getInteger("tocsin.lines", 500);
    /** What may stand between angle brackets: a date and a link, with no bracket in them. */
    private static final Pattern OURS = Pattern.compile(
            "<!date\\^\\d+\\^\\{date_short_pretty} \\{time_secs}\\|[0-9TZ:.+-]+>|<https?://[^\\s<>|]+\\|[^<>]*>");

    private static final Pattern BARE = Pattern.compile("[<>]|&(?!amp;|lt;|gt;)");
    /** A field's label, which is bold. */
    private static final Pattern LABEL = Pattern.compile("^\\*Field\\d\\*\n");
    /** What would format: a sign that is neither alone nor within a word. */
    private static final Pattern FORMATS =
            Pattern.compile("`|(?<![A-Za-z0-9])[*_~](?! )|(?<! )[*_~](?![A-Za-z0-9])|(?m:^&gt;)");

    @ParameterizedTest
    @EnumSource(HostileDesigns.class)
    void noLineIsRefusedOrActs(HostileDesigns design) {
        MessageRenderer renderer = design.renderer();
        for (long seed = 0; seed < LINES; seed++) {
            SinkRecord record = HostileRecords.draw(new SplittableRandom(seed));
            SlackMessage message = renderer.render(record);
            check(design + ", seed " + seed, Posted.of(message), message);
        }
    }

    private static void check(String seed, Posted posted, SlackMessage message) {
        int sum = 0;
        for (JsonNode node : posted.texts()) {
            String text = node.get("text").asText();
            sum += text.length();
            assertThat(text).as(seed).isNotBlank();
            checkPrintable(seed, text);
            checkKind(seed, node, text);
        }
        assertThat(sum).as(seed).isLessThanOrEqualTo(Limits.ALL_BLOCKS);
        for (JsonNode header : posted.blocks("header")) {
            assertThat(header.at("/text/text").asText()).as(seed).hasSizeLessThanOrEqualTo(Limits.HEADER);
        }
        checkEscaped(seed, posted.notification());
        checkEscaped(seed, message.plainText());
    }

    private static void checkEscaped(String seed, String text) {
        assertThat(BARE.matcher(OURS.matcher(text).replaceAll("")).find())
                .as("%s: %s", seed, text)
                .isFalse();
        assertThat(text).as(seed).isNotBlank().hasSizeLessThanOrEqualTo(Limits.TEXT);
        checkPrintable(seed, text);
    }

    private static void checkKind(String seed, JsonNode node, String text) {
        String type = node.get("type").asText();
        assertThat(type).as(seed).isIn("plain_text", "text", "mrkdwn");
        if (type.equals("mrkdwn")) {
            assertThat(node.get("verbatim").asBoolean()).as(seed).isTrue();
            String rest = LABEL.matcher(OURS.matcher(text).replaceAll("")).replaceFirst("");
            assertThat(BARE.matcher(rest).find()).as("%s: %s", seed, text).isFalse();
            assertThat(FORMATS.matcher(rest.replaceFirst("\n```$", "")).find())
                    .as("%s: %s", seed, text)
                    .isFalse();
            assertThat(text).as(seed).hasSizeLessThanOrEqualTo(3_000);
        }
    }

    private static void checkPrintable(String seed, String text) {
        text.codePoints().forEach(c -> {
            boolean safe = c == '\n'
                    || c == '\t'
                    || !(Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
            assertThat(safe).as("%s: U+%04x", seed, c).isTrue();
            assertThat(c >= 0x202a && c <= 0x202e).as(seed).isFalse();
            assertThat(c >= 0x2066 && c <= 0x2069).as(seed).isFalse();
        });
    }
}
