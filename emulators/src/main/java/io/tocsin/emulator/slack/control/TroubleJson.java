package io.tocsin.emulator.slack.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.emulator.slack.trouble.Kind;
import io.tocsin.emulator.slack.trouble.Trouble;
import io.tocsin.emulator.slack.wire.Json;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A trouble as JSON, with what is left out as in {@link Trouble#of(Kind)}. */
final class TroubleJson {
    private static final List<String> FIELDS =
            List.of("kind", "on", "channel", "containing", "times", "share", "posted", "status", "error", "seconds");

    private TroubleJson() {}

    /** @throws IllegalArgumentException that says what is wrong */
    static Trouble parse(JsonNode json) {
        json.fieldNames().forEachRemaining(TroubleJson::checkField);
        Trouble usual = Trouble.of(kind(json.path("kind").asText()));
        return new Trouble(
                usual.kind(),
                json.path("on").asText(usual.on()),
                json.path("channel").asText(usual.channel()).replaceFirst("^#", ""),
                json.path("containing").asText(usual.containing()),
                json.path("times").asInt(usual.times()),
                json.path("share").asDouble(usual.share()),
                json.path("posted").asBoolean(usual.posted()),
                json.path("status").asInt(usual.status()),
                json.path("error").asText(usual.error()),
                json.has("seconds") ? duration(json.get("seconds")) : usual.time());
    }

    static ObjectNode of(Trouble trouble) {
        return Json.object()
                .put("kind", trouble.kind().key())
                .put("on", trouble.on())
                .put("channel", trouble.channel())
                .put("containing", trouble.containing())
                .put("times", trouble.times())
                .put("share", trouble.share())
                .put("posted", trouble.posted())
                .put("status", trouble.status())
                .put("error", trouble.error())
                .put("seconds", trouble.time().toMillis() / 1000.0);
    }

    static Duration duration(JsonNode seconds) {
        if (!seconds.isNumber() || seconds.doubleValue() < 0) {
            throw new IllegalArgumentException("A time is a number of seconds, 0 or more; this is " + seconds);
        }
        return Duration.ofMillis(Math.round(seconds.doubleValue() * 1000));
    }

    private static Kind kind(String key) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.key().equals(key))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("kind must be one of " + kinds() + "; it is '" + key + "'"));
    }

    private static String kinds() {
        return Arrays.stream(Kind.values()).map(Kind::key).collect(Collectors.joining(", "));
    }

    private static void checkField(String name) {
        if (!FIELDS.contains(name)) {
            throw new IllegalArgumentException("A trouble has no '" + name + "', only " + String.join(", ", FIELDS));
        }
    }
}
