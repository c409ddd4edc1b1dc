package io.tocsin.emulator.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.emulator.cloudwatch.trouble.Switch;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DocumentationTest {
    @ParameterizedTest
    @EnumSource
    void everySwitchIsDocumented(Switch each) throws Exception {
        assertThat(Files.readString(Path.of("../docs/emulators.md"))).contains("`" + each.key() + "`");
    }
}
