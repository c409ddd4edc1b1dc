package io.tocsin.slack.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

/** Whatever a record holds, Slack takes the message, and nothing in it acts. {@code -Dtocsin.lines=N} tries more. */
class HostileTextTest {
    private static final int LINES = Integer.getInteger("tocsin.lines", 1_500);
    /** What may stand between angle brackets: a date and a link of our own making. */
    private static final Pattern OURS =
            Pattern.compile("<!date\\^\\d+\\^\\{date_short_pretty} \\{time_secs}\\|[0-9TZ:.+-]+>"
                    + "|<https://[a-z0-9.-]+\\.console\\.[a-z.-]+/cloudwatch/home\\?region=[a-z0-9-]+#[A-Za-z0-9:/$._~-]+\\|Open in"
                    + " CloudWatch>");

    private static final Pattern BARE = Pattern.compile("[<>]|&(?!amp;|lt;|gt;)");

    @Test
    void noLineIsRefusedOrActs() {
        for (long seed = 0; seed < LINES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            SinkRecord record = HostileRecords.draw(random);
            SlackMessage message = Records.renderer().render(record);
            check("seed " + seed, Posted.of(message), message);
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
        assertThat(posted.header()).as(seed).hasSizeLessThanOrEqualTo(Limits.HEADER);
        assertThat(BARE.matcher(posted.notification()).find()).as(seed).isFalse();
        assertThat(posted.notification()).as(seed).isNotBlank().hasSizeLessThanOrEqualTo(Limits.TEXT);
        assertThat(BARE.matcher(message.plainText()).find()).as(seed).isFalse();
        assertThat(message.plainText()).as(seed).isNotBlank().hasSizeLessThanOrEqualTo(Limits.TEXT);
        checkPrintable(seed, message.plainText());
        checkPrintable(seed, posted.notification());
    }

    private static void checkKind(String seed, JsonNode node, String text) {
        String type = node.get("type").asText();
        assertThat(type).as(seed).isIn("plain_text", "text", "mrkdwn");
        if (type.equals("mrkdwn")) {
            assertThat(node.get("verbatim").asBoolean()).as(seed).isTrue();
            assertThat(BARE.matcher(OURS.matcher(text).replaceAll("")).find())
                    .as(seed + text)
                    .isFalse();
            assertThat(text).as(seed).hasSizeLessThanOrEqualTo(2_000);
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
