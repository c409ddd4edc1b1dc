package io.tocsin.slack.digest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tocsin.slack.message.Notice;
import io.tocsin.slack.message.SlackMessage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** A message about several records, as a person reads it. */
final class Told {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    private final JsonNode body;

    private Told(JsonNode body) {
        this.body = body;
    }

    static Told of(SlackMessage message) {
        try {
            return new Told(JSON.readTree(message.body()));
        } catch (JsonProcessingException e) {
            throw new AssertionError("The body is no JSON: " + message.body(), e);
        }
    }

    static Told of(Notice notice) {
        return of(notice.message());
    }

    JsonNode body() {
        return body;
    }

    String header() {
        return body.at("/blocks/0/text/text").asText();
    }

    String colour() {
        return body.at("/attachments/0/color").asText();
    }

    /** A line for each entry: what is said about it, a bar, and its text. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        String about = "";
        for (JsonNode part : parts()) {
            if (part.get("type").asText().equals("rich_text_section")) {
                about = text(part);
                lines.add(about);
            } else if (about.isEmpty()) {
                lines.add(text(part));
            } else {
                lines.set(lines.size() - 1, about + " | " + text(part));
                about = "";
            }
        }
        return lines;
    }

    private JsonNode parts() {
        return body.at("/attachments/0/blocks/0/elements");
    }

    /** What the lines count, taken together. */
    long sum() {
        long sum = 0;
        for (JsonNode part : parts()) {
            String first = part.at("/elements/0/text").asText();
            if (part.at("/elements/0/style/bold").asBoolean()) {
                sum += Long.parseLong(first.replace(" ×", "").replace(",", ""));
            }
        }
        return sum;
    }

    List<String> smallPrint() {
        List<String> lines = new ArrayList<>();
        for (JsonNode block : body.at("/attachments/0/blocks")) {
            if (block.get("type").asText().equals("context")) {
                lines.add(block.at("/elements/0/text").asText());
            }
        }
        return lines;
    }

    private static String text(JsonNode part) {
        StringBuilder text = new StringBuilder();
        for (JsonNode element : part.get("elements")) {
            text.append(
                    element.get("type").asText().equals("date")
                            ? TIME.format(Instant.ofEpochSecond(
                                    element.get("timestamp").asLong()))
                            : element.get("text").asText());
        }
        return text.toString();
    }
}
