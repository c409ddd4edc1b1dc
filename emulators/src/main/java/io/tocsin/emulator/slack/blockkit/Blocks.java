package io.tocsin.emulator.slack.blockkit;

import static io.tocsin.emulator.slack.blockkit.Rules.anyOf;
import static io.tocsin.emulator.slack.blockkit.Rules.anything;
import static io.tocsin.emulator.slack.blockkit.Rules.array;
import static io.tocsin.emulator.slack.blockkit.Rules.bool;
import static io.tocsin.emulator.slack.blockkit.Rules.string;

import java.util.HashMap;
import java.util.Map;

/** The kinds of block that a message may hold, with the limits of Slack's Block Kit reference. */
final class Blocks {
    private static final Rule IMAGE_ELEMENT = image(Shape.typed());

    private static final Rule SECTION = block().optional("text", anyOf(Texts.text(3000)))
            .optional("fields", array(1, 10, Texts.text(2000)))
            .optional("accessory", Elements.ANY)
            .optional("expand", bool())
            .and((node, place) -> {
                if (!node.has("text") && !node.has("fields")) {
                    place.refuse("must define either `text` or `fields`");
                }
            });

    private static final Rule CONTEXT = block().required(
                    "elements",
                    array(
                            1,
                            10,
                            Rules.byType(Map.of(
                                    "plain_text", Texts.text(3000),
                                    "mrkdwn", Texts.text(3000),
                                    "image", IMAGE_ELEMENT))));

    private static final Rule TABLE = block().required(
                    "rows",
                    array(
                            1,
                            100,
                            array(
                                    1,
                                    20,
                                    Shape.object()
                                            .required("type", anything())
                                            .optional("text", anything())
                                            .optional("elements", anything())
                                            .optional("value", anything()))))
            .optional("column_settings", anything());

    /** One block of a message. */
    static final Rule ANY = Rules.byType(table());

    private Blocks() {}

    private static Map<String, Rule> table() {
        Map<String, Rule> rules = new HashMap<>();
        rules.put("section", SECTION);
        rules.put("header", block().required("text", Texts.plain(150)).optional("level", anything()));
        rules.put("context", CONTEXT);
        rules.put("divider", block());
        rules.put("image", image(block()).optional("title", Texts.plain(2000)));
        rules.put("actions", block().required("elements", array(1, 25, Elements.ANY)));
        rules.put("rich_text", block().required("elements", RichText.PARTS));
        rules.put("markdown", block().required("text", string(1, 12_000)));
        rules.put("table", TABLE);
        // Known to Slack, of no use to an alert: taken as they come.
        for (String type : new String[] {"context_actions", "file", "input", "video", "call"}) {
            rules.put(type, anything());
        }
        return rules;
    }

    private static Shape block() {
        return Shape.typed().optional("block_id", string(1, 255));
    }

    private static Shape image(Shape shape) {
        return shape.required("alt_text", string(1, 2000))
                .optional("image_url", string(1, 3000))
                .optional("slack_file", anything());
    }
}
