package io.tocsin.slack.message;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Designs that put what records hold everywhere, and add no markup of their own but what the tests know. */
public enum HostileDesigns {
    CLOUDWATCH,
    PLAIN,
    JSON,
    CODE,
    MARKUP,
    BLOCKS;

    private Design design() {
        return switch (this) {
            case CLOUDWATCH -> Design.of(Preset.CLOUDWATCH);
            case PLAIN -> Design.of(Preset.PLAIN);
            case JSON -> Design.of(Preset.JSON);
            case CODE -> design(Optional.empty(), templates("{{ message }}{{ value }}"), fields());
            case MARKUP ->
                design(
                        Optional.of(TextFormat.MARKUP),
                        templates(
                                "{{ value }}{{ message | truncate(2500) }} {{ region | mention }} {{ account | link(message) }}"
                                        + "{% for e in json %}{{ e }}{% endfor %}{{ json | json | upper | trim }} {{ message | severity }}"),
                        fields());
            case BLOCKS -> design(Optional.empty(), Map.of(Slot.BLOCKS, BLOCK_KIT), Map.of());
        };
    }

    private static Design design(Optional<TextFormat> format, Map<Slot, String> templates, Map<String, String> fields) {
        return new Design(Preset.CLOUDWATCH, format, templates, fields);
    }

    /** A renderer of it. */
    public MessageRenderer renderer() {
        return Records.renderer(design());
    }

    private static Map<Slot, String> templates(String text) {
        return Map.of(
                Slot.TEXT, text,
                Slot.TITLE, "{{ message }} {{ source }}",
                Slot.FOOTER, "{{ value }}",
                Slot.COLOUR, "{{ region }}",
                Slot.LINK, "https://x.example/{{ message | urlencode | truncate(200) }}{{ account }}",
                Slot.LINK_LABEL, "{{ log_stream }}");
    }

    private static Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < 10; i++) {
            fields.put("Field" + i, i % 2 == 0 ? "{{ message }}" : "{{ log_group }} {{ value }}");
        }
        return fields;
    }

    private static final String BLOCK_KIT = """
            [{"type": "header", "text": {"type": "plain_text", "text": "{{ message }}"}},
             {"type": "section", "text": {"type": "mrkdwn", "text": "{{ message }} {{ value }}"},
              "accessory": {"type": "button", "text": {"type": "plain_text", "text": "{{ region }}"},
                            "url": "{{ account }}", "value": "{{ log_group }}"}},
             {"type": "section", "text": {"type": "plain_text", "text": "{{ value }}"},
              "fields": [{"type": "mrkdwn", "text": "{{ log_group }}"}]},
             {"type": "context", "elements": [{"type": "mrkdwn", "text": "{{ log_stream }}"},
                                              {"type": "plain_text", "text": "{{ json }}"}]},
             {"type": "rich_text", "elements": [{"type": "rich_text_preformatted",
               "elements": [{"type": "text", "text": "{{ message }}"}]}]}]
            """;
}
