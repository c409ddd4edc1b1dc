package io.tocsin.slack.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tocsin.slack.digest.HostileGists;
import io.tocsin.slack.message.redaction.Redactor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A text is made canonical, then redacted, then read: wherever in a record a secret stands, and whatever is sprinkled between its
 * letters that is not shown or shown as a code, no message gives it away. {@code -Dtocsin.lines=N} tries more, in all.
 */
class HiddenSecretsTest {
    private static final int EACH = 1 + Integer.getInteger("tocsin.lines", 1_200) / HostileDesigns.values().length;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] SPRINKLED = {
        "",
        "\u001b[31m",
        "\u001b[0m",
        "\u001b[1;38;5;9m",
        "\u001b[K",
        "\u001b]0;title\u0007",
        "\u001b]8;;https://x.example\u001b\\",
        "\u001b(B",
        "\u009b32m",
        "q\b",
        "xy\b\b",
        "\u0000",
        "\u0007",
        "\u0085",
        "\u00ad",
        "\u200b",
        "\u200c",
        "\u200d",
        "\u200e",
        "\u202e",
        "\u2060",
        "\u2028",
        "\u3164",
        "\ufeff",
        "\ufe0f",
        "\udb40\udc41",
        "\udb40\udd01",
        "\ud800",
        "\\u001b[33m",
        "\\u200b",
    };
    private static final String[] SECRETS = {
        "AKIA" + "IOSFODNN7EXAMPLE",
        "xoxb" + "-123456789012-abcdefABCDEF",
        "ghp" + "_0123456789abcdefghijABCDEFGHIJ012345",
        "eyJhbGciOiJIUzI1NiJ9" + ".eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
    };
    /** What a text shows for what hides. */
    private static final Pattern CODES = Pattern.compile("\\\\+u[0-9a-f]{4}|\\\\+U[0-9a-f]{8}|\\s|\\p{Cf}|\ufe0f");

    @ParameterizedTest
    @EnumSource(HostileDesigns.class)
    void noMessageGivesASecretAway(HostileDesigns design) {
        MessageRenderer renderer = design.renderer();
        ThreadName threads =
                ThreadName.of("{{ message }}{{ log_stream }}{{ value }}{{ json }}{{ headers }}", problem -> {});
        for (long seed = 0; seed < EACH; seed++) {
            SplittableRandom random =
                    new SplittableRandom(seed + 31L * design.name().hashCode());
            String secret = SECRETS[random.nextInt(SECRETS.length)];
            Draft draft = renderer.read(record(random, secret));
            List<String> told = new ArrayList<>();
            for (SlackMessage message : draft.messages()) {
                told.add(message.body());
                told.add(message.plainText());
            }
            told.add(draft.thread(threads).orElse(""));
            told.addAll(HostileGists.told(draft.gist()));
            for (String text : told) {
                requireGone(design + ", seed " + seed, text, secret);
            }
        }
    }

    private static void requireGone(String where, String text, String secret) {
        String read = CODES.matcher(text.replace("\\\\", "\\")).replaceAll("");
        if (read.contains(secret)) {
            throw new AssertionError(where + ": " + text);
        }
    }

    private static SinkRecord record(SplittableRandom random, String secret) {
        String hidden = hidden(random, secret);
        Map<String, Object> event =
                Records.json(random.nextBoolean() ? "ERROR " + hidden + " x" : json(random, hidden));
        for (String field : new String[] {"log_group", "log_stream", "account", "region", hidden}) {
            if (random.nextInt(3) == 0) {
                event.put(field, hidden + " in " + field.length());
            }
        }
        Object value = switch (random.nextInt(5)) {
            case 0 -> String.valueOf(event.get("message"));
            case 1 -> Map.of("nested", List.of(Map.of(hidden, hidden)), "text", json(random, hidden));
            case 2 -> struct(hidden, event);
            case 3 -> "{\"schema\":null,\"payload\":" + json(random, hidden) + "}";
            default -> event;
        };
        SinkRecord record = new SinkRecord("orders", 3, null, "key " + hidden, null, value, 42);
        record.headers().add("trace " + hidden, hidden, Schema.STRING_SCHEMA);
        record.headers().add("cloudwatch.log.stream", hidden, Schema.STRING_SCHEMA);
        return record;
    }

    private static Struct struct(String hidden, Map<String, Object> event) {
        Schema schema = SchemaBuilder.struct()
                .field("message", Schema.STRING_SCHEMA)
                .field("log_group", Schema.STRING_SCHEMA)
                .field(hidden, Schema.STRING_SCHEMA)
                .build();
        return new Struct(schema)
                .put("message", String.valueOf(event.get("message")))
                .put("log_group", "/" + hidden)
                .put(hidden, hidden);
    }

    /** As loggers write it: control characters escaped, and others too if they like. */
    private static String json(SplittableRandom random, String hidden) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("level", "error");
        line.put(random.nextBoolean() ? "msg" : "note", hidden);
        line.put(hidden, Map.of("inner", hidden));
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String hidden(SplittableRandom random, String secret) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < secret.length(); at++) {
            for (int i = random.nextInt(8) == 0 ? 1 + random.nextInt(2) : 0; i > 0; i--) {
                text.append(SPRINKLED[random.nextInt(SPRINKLED.length)]);
            }
            text.append(secret.charAt(at));
        }
        return text.toString();
    }

    /** As sent before: the escapes of JSON made a message of what the line did not show. */
    @Test
    void whatEscapesOfJsonHideIsFoundWhereTheyAreDecoded() {
        String key = "AKIA" + "\\u0049OSFODNN7EXAMPLE";
        Design json = Design.of(Preset.JSON);
        MessageRenderer renderer =
                new MessageRenderer(Redactor.of(Map.of(), count -> {}), Layout.of(json, (setting, problem) -> {}));

        SlackMessage usual = Records.renderer().render(Records.event("{\"msg\":\"" + key + "\"}"));
        SlackMessage indented = renderer.render(Records.record("{\"a\":\"" + key + "\"}"));

        assertThat(Posted.of(usual).notification()).endsWith(": [redacted: AWS access key]");
        assertThat(indented.body()).contains("[redacted: AWS access key]");
    }
}
