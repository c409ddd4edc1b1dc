package io.tocsin.emulator.slack.blockkit;

import static io.tocsin.emulator.slack.blockkit.Rules.anything;
import static io.tocsin.emulator.slack.blockkit.Rules.array;
import static io.tocsin.emulator.slack.blockkit.Rules.bool;
import static io.tocsin.emulator.slack.blockkit.Rules.integer;
import static io.tocsin.emulator.slack.blockkit.Rules.oneOf;
import static io.tocsin.emulator.slack.blockkit.Rules.string;

import java.util.Map;

/** Rich text: no limit of its own on length, but no empty text either. */
final class RichText {
    private static final int MANY = Integer.MAX_VALUE - 1;

    private static final Rule STYLE = Shape.object()
            .optional("bold", bool())
            .optional("italic", bool())
            .optional("strike", bool())
            .optional("underline", bool())
            .optional("code", bool())
            .optional("highlight", bool())
            .optional("client_highlight", bool())
            .optional("unlink", bool());

    private static final Map<String, Rule> INLINE = Map.of(
            "text", inline().required("text", string(1, MANY)),
            "link",
                    inline().required("url", string(1, 3000))
                            .optional("text", string(1, MANY))
                            .optional("unsafe", bool()),
            "emoji",
                    inline().required("name", string(1, 100))
                            .optional("unicode", string(1, 100))
                            .optional("skin_tone", integer(1, 6)),
            "user", inline().required("user_id", string(1, 20)),
            "usergroup", inline().required("usergroup_id", string(1, 20)),
            "channel", inline().required("channel_id", string(1, 20)),
            "broadcast", inline().required("range", oneOf("here", "channel", "everyone")),
            "color", inline().required("value", string(1, 20)),
            "date",
                    inline().required("timestamp", integer(0, MANY))
                            .required("format", string(1, 1000))
                            .optional("url", string(1, 3000))
                            .optional("fallback", string(1, MANY)));

    private static final Rule ELEMENTS = array(0, MANY, Rules.byType(INLINE));

    private static final Rule SECTION = Shape.typed().required("elements", ELEMENTS);

    private static final Rule PREFORMATTED = Shape.typed()
            .required(
                    "elements",
                    array(0, MANY, Rules.byType(Map.of("text", INLINE.get("text"), "link", INLINE.get("link")))))
            .optional("border", integer(0, 1))
            .optional("language", string(1, 100));

    private static final Rule QUOTE =
            Shape.typed().required("elements", ELEMENTS).optional("border", integer(0, 1));

    private static final Rule LIST = Shape.typed()
            .required("style", oneOf("bullet", "ordered"))
            .required("elements", array(0, MANY, Rules.byType(Map.of("rich_text_section", SECTION))))
            .optional("indent", integer(0, 8))
            .optional("offset", integer(0, MANY))
            .optional("border", integer(0, 1));

    /** What a {@code rich_text} block's {@code elements} has to be. */
    static final Rule PARTS = array(
            1,
            MANY,
            Rules.byType(Map.of(
                    "rich_text_section", SECTION,
                    "rich_text_preformatted", PREFORMATTED,
                    "rich_text_quote", QUOTE,
                    "rich_text_list", LIST)));

    private RichText() {}

    private static Shape inline() {
        return Shape.typed().optional("style", STYLE).optional("block_id", anything());
    }
}
