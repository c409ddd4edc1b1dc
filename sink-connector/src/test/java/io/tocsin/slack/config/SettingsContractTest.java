package io.tocsin.slack.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

/**
 * A configuration that works today works with every later version. The file has the settings of the releases so far, each with its
 * type and default; settings that are new are added to it when they are released, and none is ever taken out.
 */
class SettingsContractTest {
    @Test
    void theSettingsOfEarlierReleasesHaveTheirNamesTypesAndDefaults() throws IOException {
        List<String> settings = SlackSinkConfig.definition().configKeys().values().stream()
                .map(SettingsContractTest::line)
                .toList();

        assertThat(settings).containsAll(released());
    }

    @Test
    void nothingElseHasBecomeMandatory() throws IOException {
        List<String> mandatory = SlackSinkConfig.definition().configKeys().values().stream()
                .filter(key -> !key.hasDefault())
                .map(SettingsContractTest::line)
                .toList();

        assertThat(released()).containsAll(mandatory);
    }

    private static String line(ConfigDef.ConfigKey key) {
        return key.name + " | " + key.type + " | " + (key.hasDefault() ? key.defaultValue : "mandatory");
    }

    private static List<String> released() throws IOException {
        String file = "settings.txt";
        try (InputStream in = Objects.requireNonNull(SettingsContractTest.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
