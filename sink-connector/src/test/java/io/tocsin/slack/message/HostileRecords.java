package io.tocsin.slack.message;

import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.connect.sink.SinkRecord;

/** Records that try to act, to break out, or to be refused. */
public final class HostileRecords {
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
        "\u200b",
        "\u200f",
        "\u00ad",
        "\u3164",
        "\u115f",
        "\ufeff",
        "\ufe0f",
        "\udb40\udc41",
        "\ud83c\udff4\udb40\udc67",
        "\u0627",
        "\b",
        "\u001b]0;",
        "\u009b",
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

    private HostileRecords() {}

    /** A log event, a string or a map full of what attackers and broken programs write. */
    public static SinkRecord draw(SplittableRandom random) {
        Map<String, Object> event = Records.json(text(random));
        for (String field : new String[] {"log_group", "log_stream", "account", "region"}) {
            if (random.nextBoolean()) {
                event.put(field, text(random));
            }
        }
        if (random.nextInt(4) == 0) {
            event.put("timestamp", random.nextLong() >> random.nextInt(64));
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
}
