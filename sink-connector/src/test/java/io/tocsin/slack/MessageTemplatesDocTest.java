package io.tocsin.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tocsin.slack.config.SlackSinkConfig;
import io.tocsin.slack.delivery.Tally;
import io.tocsin.slack.message.Records;
import io.tocsin.slack.message.SlackMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;

/** Every example of docs/message-templates.md shows what it says it shows. */
class MessageTemplatesDocTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern RECORD = Pattern.compile("```json record\n(.*?)\n```", Pattern.DOTALL);
    private static final Pattern EXAMPLE =
            Pattern.compile("```json example\n(.*?)\n```\n\n```text shows\n(.*?)\n```", Pattern.DOTALL);

    private static String doc() throws IOException {
        return Files.readString(Path.of("..", "docs", "message-templates.md"));
    }

    @Test
    void everyExampleShowsWhatItSays() throws IOException {
        Matcher record = RECORD.matcher(doc());
        assertThat(record.find()).isTrue();
        Map<String, Object> value = JSON.readValue(record.group(1), new TypeReference<>() {});
        Matcher example = EXAMPLE.matcher(doc());
        int examples = 0;
        while (example.find()) {
            assertThat(shown(example.group(1), value)).as(example.group(1)).isEqualTo(example.group(2));
            examples++;
        }
        assertThat(examples).isEqualTo(4);
    }

    private static String shown(String settings, Map<String, Object> value) throws IOException {
        Map<String, String> properties =
                new HashMap<>(JSON.readValue(settings, new TypeReference<Map<String, String>>() {}));
        properties.put("name", "slack");
        properties.put("slack.webhook.url", "https://hooks.slack.com/services/T0/B0/x");
        assertThat(new SlackSinkConnector().validate(properties).configValues())
                .flatExtracting(ConfigValue::errorMessages)
                .isEmpty();
        SlackMessage message =
                Messages.renderer(new SlackSinkConfig(properties), new Tally()).render(Records.record(value));
        List<String> lines = new ArrayList<>();
        JsonNode body = JSON.readTree(message.body());
        addTexts(body.path("blocks"), lines);
        if (body.has("attachments")) {
            lines.add("bar " + body.at("/attachments/0/color").asText());
            addTexts(body.at("/attachments/0/blocks"), lines);
        }
        return String.join("\n", lines);
    }

    /** A line for each text, as a reader sees dates and links. */
    private static void addTexts(JsonNode node, List<String> lines) {
        if (node.path("text").isTextual()) {
            String text = node.get("text").asText().replaceAll("<!date\\^[^|>]*\\|([^>]*)>", "$1");
            lines.add(text.replaceAll("<https?:[^|>]*\\|([^>]*)>", "[$1]")
                    .replaceAll("^(\\*(?:Items|Customer)\\*)\n", "$1 "));
        } else {
            node.forEach(child -> addTexts(child, lines));
        }
    }
}
