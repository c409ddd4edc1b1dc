package io.tocsin.slack.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

/** Whatever a record holds, Slack takes the message, and nothing in it acts. {@code -Dtocsin.lines=N} tries more. */
class HostileTextTest {
    private static final int LINES = Integer.getInteger("tocsin.lines", 1_500);
    private static final String[] PIECES = {
        "<!channel>",
        "<!here>",
        "<!everyone>",
        "<@U12345678>",
        "<#C12345678>",
        "<!subteam^S1>",
        "@channel",
        "@here",
        "<https://evil.example|click>",
        "https://evil.example/?a=b&c=d",
        "mailto:a@b.c",
        "```",
        "`",
        "*bold*",
        "_it_",
        "~s~",
        ">",
        "<",
        "&",
        "&lt;!channel&gt;",
        "&amp;",
        "|",
        "\"",
        "\\",
        "\\u003c!channel>",
        "{\"level\":\"error\"",
        "}",
        "\n",
        "\r\n",
        "\r",
        "\t",
        " ",
        "\u0000",
        "\u0007",
        "\u001b[31m",
        "\u001b[0m",
        "\u001b",
        "\u0085",
        "\u2028",
        "\u202e",
        "\u2066",
        "\ud800",
        "\udc00",
        "\ud83d\ude00",
        "\ufffe",
        "\u200d",
        "é",
        "日本",
        "ERROR",
        "<!date^1^{date}|x>",
        ":smile:",
        "java.lang.RuntimeException",
        "\tat a.b.C(D.java:1)\n",
        "^",
        "eu-west-1",
        "..",
        "/",
        "%",
        "$",
        "?",
        "#"
    };
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
            SinkRecord record = hostile(random);
            SlackMessage message = new MessageRenderer().render(record);
            check("seed " + seed, Posted.of(message), message);
        }
    }

    private static SinkRecord hostile(SplittableRandom random) {
        Map<String, Object> event = Records.json(text(random));
        for (String field : new String[] {"log_group", "log_stream", "account", "region"}) {
            if (random.nextBoolean()) {
                event.put(field, text(random));
            }
        }
        if (random.nextInt(4) == 0) {
            event.put("timestamp", random.nextLong(-1L << 50, 1L << 50));
        }
        return switch (random.nextInt(4)) {
            case 0 -> Records.record(event.get("message"));
            case 1 -> Records.record(Map.of(text(random), text(random)));
            default -> Records.record(event);
        };
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(20) == 0 ? 4_000 : random.nextInt(40);
        for (int i = 0; i < pieces; i++) {
            text.append(
                    random.nextInt(4) == 0
                            ? Character.toString((char) random.nextInt(0x10000))
                            : PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
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
