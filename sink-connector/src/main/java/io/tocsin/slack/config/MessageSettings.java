package io.tocsin.slack.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigValue;

/** What messages look like. The templates themselves are opaque here. */
public final class MessageSettings {
    public static final String PRESET = "message.preset";
    public static final String TEXT_FORMAT = "message.text.format";
    public static final String FIELDS = "message.fields";
    public static final String LONG_TEXT = "message.long.text";
    public static final String LONG_TEXT_PARTS = "message.long.text.parts";

    private static final String GROUP = "Message";
    private static final String FIELD = FIELDS + ".";
    private static final String SPLIT = "split";
    private static final int MAX_FIELDS = 10;

    private final AbstractConfig config;

    MessageSettings(AbstractConfig config) {
        this.config = config;
    }

    static ConfigDef define(ConfigDef def) {
        def.define(
                PRESET,
                ConfigDef.Type.STRING,
                "cloudwatch",
                ConfigDef.CaseInsensitiveValidString.in("cloudwatch", "plain", "json"),
                Importance.MEDIUM,
                "What messages are like where no template says otherwise: 'cloudwatch' for log events, 'plain' for any text,"
                        + " 'json' for any data.",
                GROUP,
                1,
                Width.SHORT,
                "Preset");
        template(def, 2, "message.title", "Title", "Template of the header, one line of up to 150 characters.");
        template(def, 3, "message.text", "Text", "Template of the main text.");
        def.define(
                TEXT_FORMAT,
                ConfigDef.Type.STRING,
                null,
                ConfigDef.LambdaValidator.with(MessageSettings::checkFormat, () -> "[code, plain, markup]"),
                Importance.LOW,
                "How the main text is shown: 'code' in a code block, 'plain' as running text, 'markup' with the Slack markup"
                        + " of message.text, its values escaped. By default as the preset has it.",
                GROUP,
                4,
                Width.SHORT,
                "Text format");
        return defineRest(def);
    }

    private static ConfigDef defineRest(ConfigDef def) {
        def.define(
                FIELDS,
                ConfigDef.Type.LIST,
                List.of(),
                Importance.LOW,
                "Labels of up to 10 short values under the text. For each, message.fields.LABEL is the template of its"
                        + " value, with Slack markup.",
                GROUP,
                5,
                Width.LONG,
                "Fields");
        template(def, 6, "message.footer", "Footer", "Template of the last line of the small print.");
        template(
                def,
                7,
                "message.colour",
                "Colour",
                "Template of the bar's colour: #rrggbb, or a severity such as ERROR; blank for no bar.");
        template(def, 8, "message.link", "Link", "Template of an address, https://…; blank for no link.");
        template(def, 9, "message.link.label", "Link label", "Template of the words that stand for the link.");
        defineLongText(def);
        return template(
                def,
                10,
                "message.blocks",
                "Blocks",
                "Block Kit JSON, an array of blocks, whose strings are templates; instead of all the parts above, which"
                        + " then make the notification and the message without layout only.");
    }

    private static ConfigDef defineLongText(ConfigDef def) {
        return def.define(
                        LONG_TEXT,
                        ConfigDef.Type.STRING,
                        "truncate",
                        ConfigDef.CaseInsensitiveValidString.in("truncate", SPLIT),
                        Importance.LOW,
                        "What becomes of a main text that is too long for a message: 'truncate' cuts it and says how much is"
                                + " missing, 'split' makes several messages of it, numbered (1/3) in their titles. Records"
                                + " that are merged or counted in digests are not split.",
                        GROUP,
                        11,
                        Width.SHORT,
                        "Long text")
                .define(
                        LONG_TEXT_PARTS,
                        ConfigDef.Type.INT,
                        5,
                        ConfigDef.Range.between(2, 20),
                        Importance.LOW,
                        "How many messages a record may be split into, if message.long.text is 'split'; what is left is cut off the last one, which says so.",
                        GROUP,
                        12,
                        Width.SHORT,
                        "Parts of a long text");
    }

    private static ConfigDef template(ConfigDef def, int order, String name, String display, String documentation) {
        return def.define(
                name,
                ConfigDef.Type.STRING,
                null,
                Importance.LOW,
                documentation + " By default as the preset has it.",
                GROUP,
                order,
                Width.LONG,
                display);
    }

    private static void checkFormat(String name, Object value) {
        if (value != null) {
            ConfigDef.CaseInsensitiveValidString.in("code", "plain", "markup").ensureValid(name, value);
        }
    }

    static void check(Findings findings) {
        List<String> labels = findings.list(FIELDS);
        if (labels.size() > MAX_FIELDS) {
            findings.add(FIELDS, "has " + labels.size() + " labels; Slack takes at most " + MAX_FIELDS);
        }
        for (String label : labels) {
            if (!findings.has(FIELD + label)) {
                findings.add(FIELD + label, "is required, as " + FIELDS + " lists it; set it to a template");
            }
        }
        for (String key : findings.keys(FIELD)) {
            if (!labels.contains(key.substring(FIELD.length()))) {
                findings.add(
                        key, "has no effect; expected message.fields.LABEL with a LABEL that is listed in " + FIELDS);
            }
        }
        if (is(findings, TEXT_FORMAT, "markup") && !findings.has("message.text")) {
            findings.add(TEXT_FORMAT, "markup needs a template in message.text; set that too, or use code or plain");
        }
        checkSplit(findings);
    }

    private static void checkSplit(Findings findings) {
        if (!is(findings, LONG_TEXT, SPLIT)) {
            return;
        }
        if (findings.has("message.blocks")) {
            findings.add(LONG_TEXT, "split needs a main text, but message.blocks replaces it; use truncate");
        }
        if (is(findings, TEXT_FORMAT, "markup")) {
            findings.add(
                    LONG_TEXT, "split cannot divide markup; use truncate, or the message.text.format code or plain");
        }
    }

    private static boolean is(Findings findings, String name, String word) {
        return findings.value(name).strip().toLowerCase(Locale.ROOT).equals(word);
    }

    /** How many messages a record may be split into. */
    public int parts() {
        return config.getString(LONG_TEXT).toLowerCase(Locale.ROOT).equals(SPLIT) ? config.getInt(LONG_TEXT_PARTS) : 1;
    }

    /** The preset, in lower case. */
    public String preset() {
        return config.getString(PRESET).toLowerCase(Locale.ROOT);
    }

    /** How the main text is shown, in lower case; absent: as the preset has it. */
    public Optional<String> textFormat() {
        return Optional.ofNullable(config.getString(TEXT_FORMAT)).map(format -> format.toLowerCase(Locale.ROOT));
    }

    /** A template as it is written, which may be blank; absent: as the preset has it. */
    public Optional<String> template(String name) {
        return Optional.ofNullable((String) config.originals().get(name));
    }

    /** Templates of fields by their labels, in their order. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String label : config.getList(FIELDS)) {
            fields.put(label, template(FIELD + label).orElse(""));
        }
        return fields;
    }

    /** These settings out of all, without those that are not valid by themselves. */
    public static MessageSettings ofValid(Map<String, String> properties) {
        ConfigDef definition = define(new ConfigDef());
        Map<String, String> valid = new LinkedHashMap<>(properties);
        for (ConfigValue value : definition.validate(properties)) {
            if (!value.errorMessages().isEmpty()) {
                valid.remove(value.name());
            }
        }
        return new MessageSettings(new AbstractConfig(definition, valid, false));
    }
}
