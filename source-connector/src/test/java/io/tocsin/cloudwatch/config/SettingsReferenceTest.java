package io.tocsin.cloudwatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

/** Keeps the guide's reference of settings and the settings themselves alike. */
class SettingsReferenceTest {
    private static final Path GUIDE = Path.of("..", "docs", "source-connector.md");
    private static final String START = "<!-- settings: kept alike by SettingsReferenceTest -->\n";
    private static final String END = "<!-- end of settings -->";

    @Test
    void theGuideDescribesEverySettingAsItIs() throws IOException {
        String guide = Files.readString(GUIDE);

        assertThat(guide.substring(guide.indexOf(START) + START.length(), guide.indexOf(END)))
                .isEqualTo(reference());
    }

    private static String reference() {
        ConfigDef definition = SourceConfig.definition();
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
        return key.defaultValue == null || key.defaultValue.equals("") ? "" : "`" + key.defaultValue + "`";
    }

    private static String accepts(ConfigDef.ConfigKey key) {
        if (key.type == ConfigDef.Type.PASSWORD) {
            return "a secret";
        }
        return String.valueOf(key.validator);
    }
}
