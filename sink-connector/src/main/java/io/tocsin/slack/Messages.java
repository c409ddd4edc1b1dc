package io.tocsin.slack;

import io.tocsin.slack.config.MessageSettings;
import io.tocsin.slack.config.SlackSinkConfig;
import io.tocsin.slack.delivery.Tally;
import io.tocsin.slack.message.Design;
import io.tocsin.slack.message.Layout;
import io.tocsin.slack.message.MessageRenderer;
import io.tocsin.slack.message.Preset;
import io.tocsin.slack.message.Slot;
import io.tocsin.slack.message.TextFormat;
import io.tocsin.slack.message.redaction.Redactor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/** Makes, from the settings, the messages that they mean. */
final class Messages {
    private Messages() {}

    /**
     * A renderer.
     *
     * @throws ConfigException if a template is bad
     */
    static MessageRenderer renderer(SlackSinkConfig config, Tally tally) {
        Map<String, List<String>> problems = new LinkedHashMap<>();
        Layout layout = layout(config.message(), problems);
        if (!problems.isEmpty()) {
            throw new ConfigException(String.join(
                    "; ", problems.values().stream().flatMap(List::stream).toList()));
        }
        return new MessageRenderer(
                redactor(config, tally), layout, config.message().parts());
    }

    /** What is wrong with templates, by the setting. */
    static Map<String, List<String>> problems(Map<String, String> properties) {
        Map<String, List<String>> problems = new LinkedHashMap<>();
        layout(MessageSettings.ofValid(properties), problems);
        return problems;
    }

    private static Layout layout(MessageSettings settings, Map<String, List<String>> problems) {
        return Layout.of(
                design(settings),
                (setting, problem) -> problems.computeIfAbsent(setting, any -> new ArrayList<>())
                        .add(setting + ": " + problem));
    }

    private static Design design(MessageSettings settings) {
        Map<Slot, String> templates = new EnumMap<>(Slot.class);
        for (Slot slot : Slot.values()) {
            settings.template(slot.setting()).ifPresent(template -> templates.put(slot, template));
        }
        return new Design(
                Preset.valueOf(settings.preset().toUpperCase(Locale.ROOT)),
                settings.textFormat().map(format -> TextFormat.valueOf(format.toUpperCase(Locale.ROOT))),
                templates,
                settings.fields());
    }

    private static Redactor redactor(SlackSinkConfig config, Tally tally) {
        return config.redaction().isOn()
                ? Redactor.of(config.redaction().patterns(), count -> tally.add(Tally.Count.REDACTED, count))
                : Redactor.none();
    }
}
