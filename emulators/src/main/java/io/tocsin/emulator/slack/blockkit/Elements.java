package io.tocsin.emulator.slack.blockkit;

import static io.tocsin.emulator.slack.blockkit.Rules.anything;
import static io.tocsin.emulator.slack.blockkit.Rules.oneOf;
import static io.tocsin.emulator.slack.blockkit.Rules.string;

import java.util.HashMap;
import java.util.Map;

/** Interactive elements. Only the button is looked into: nothing on loopback answers a click. */
final class Elements {
    private static final Rule BUTTON = Shape.typed()
            .required("text", Texts.plain(75))
            .optional("action_id", string(1, 255))
            .optional("url", string(1, 3000))
            .optional("value", string(1, 2000))
            .optional("style", oneOf("primary", "danger"))
            .optional("confirm", anything())
            .optional("accessibility_label", string(1, 75));

    static final Rule ANY = Rules.byType(table());

    private Elements() {}

    private static Map<String, Rule> table() {
        Map<String, Rule> rules = new HashMap<>();
        for (String type : new String[] {
            "image",
            "checkboxes",
            "datepicker",
            "datetimepicker",
            "timepicker",
            "overflow",
            "radio_buttons",
            "static_select",
            "external_select",
            "users_select",
            "conversations_select",
            "channels_select",
            "multi_static_select",
            "multi_external_select",
            "multi_users_select",
            "multi_conversations_select",
            "multi_channels_select",
            "workflow_button"
        }) {
            rules.put(type, anything());
        }
        rules.put("button", BUTTON);
        return rules;
    }
}
