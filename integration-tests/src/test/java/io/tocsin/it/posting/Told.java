package io.tocsin.it.posting;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.emulator.slack.PostedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What messages of the default layout tell of records: each its text, or of each kind a sample and their number.
 *
 * @param lines in the order in which they stand in the channel
 */
record Told(List<Line> lines) {

    /**
     * What is said of one record, or of several that are alike.
     *
     * @param records how many
     * @param text a record's text
     */
    record Line(long records, String text) {}

    static Told of(List<PostedMessage> messages) {
        return new Told(messages.stream().flatMap(Told::lines).toList());
    }

    private static Stream<Line> lines(PostedMessage message) {
        List<Line> lines = new ArrayList<>();
        long records = 1;
        for (JsonNode part : message.json().at("/attachments/0/blocks/0/elements")) {
            String text = part.at("/elements/0/text").asText();
            if (part.path("type").asText().equals("rich_text_preformatted")) {
                lines.add(new Line(records, text));
                records = 1;
            } else if (part.at("/elements/0/style/bold").asBoolean()) {
                records = Long.parseLong(text.replaceAll("\\D", ""));
            }
        }
        return lines.stream();
    }

    /** How many records they tell of. */
    long records() {
        return lines.stream().mapToLong(Line::records).sum();
    }

    /** How many of them have a text that begins so. */
    long records(String beginning) {
        return lines.stream()
                .filter(line -> line.text().startsWith(beginning))
                .mapToLong(Line::records)
                .sum();
    }
}
