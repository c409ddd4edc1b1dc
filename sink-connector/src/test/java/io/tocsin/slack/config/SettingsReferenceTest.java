package io.tocsin.slack.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

/**
 * Keeps the guide's reference of settings and the settings themselves alike. With {@code -Dtocsin.regenerate=true} it writes the
 * reference anew.
 */
class SettingsReferenceTest {
    private static final Path GUIDE = Path.of("..", "docs", "sink-connector.md");
    private static final String START = "<!-- settings: kept alike by SettingsReferenceTest -->\n";
    private static final String END = "<!-- end of settings -->";

    @Test
    void theGuideDescribesEverySettingAsItIs() throws IOException {
        String guide = Files.readString(GUIDE);
        int start = guide.indexOf(START) + START.length();
        int end = guide.indexOf(END);
        if (Boolean.getBoolean("tocsin.regenerate")) {
            guide = guide.substring(0, start) + reference() + guide.substring(end);
            Files.writeString(GUIDE, guide);
            end = guide.indexOf(END);
        }

        assertThat(guide.substring(start, end)).isEqualTo(reference());
    }

    private static String reference() {
        ConfigDef definition = SlackSinkConfig.definition(Map.of("routes", "NAME"));
        return definition.groups().stream()
                .map(group -> "\n### " + group + "\n\n| setting | default | accepts | meaning |\n|---|---|---|---|\n"
                        + rows(definition, group))
                .collect(Collectors.joining("", "", "\n"));
    }

    private static String rows(ConfigDef definition, String group) {
        List<ConfigDef.ConfigKey> keys = definition.configKeys().values().stream()
                .filter(key -> key.group.equals(group))
                .sorted(Comparator.comparingInt(key -> key.orderInGroup))
                .toList();
        return keys.stream().map(SettingsReferenceTest::row).collect(Collectors.joining());
    }

    private static String row(ConfigDef.ConfigKey key) {
        String cells = fallback(key) + " | " + accepts(key) + " | " + key.documentation;
        return "| `" + key.name + "` | " + cells.replace("<", "&lt;") + " |\n";
    }

    private static String fallback(ConfigDef.ConfigKey key) {
        if (!key.hasDefault()) {
            return "required";
        }
        boolean none = key.defaultValue == null || key.defaultValue.equals("") || key.defaultValue.equals(List.of());
        return none ? "" : "`" + key.defaultValue + "`";
    }

    private static String accepts(ConfigDef.ConfigKey key) {
        if (key.validator instanceof ConfigDef.CaseInsensitiveValidString words) {
            return words.toString().replace("(case insensitive) ", "").toLowerCase(Locale.ROOT);
        } else if (key.validator != null) {
            return key.validator.toString();
        }
        return switch (key.type) {
            case BOOLEAN -> "true or false";
            case LIST -> "names, separated by commas";
            case PASSWORD -> "a secret";
            default -> "any text";
        };
    }
}
