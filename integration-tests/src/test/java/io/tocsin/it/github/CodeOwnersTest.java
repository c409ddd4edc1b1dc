package io.tocsin.it.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.it.cluster.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeOwnersTest {
    @Test
    void each_line_names_owners_and_a_placeholder_is_said_to_be_one() throws IOException {
        List<String> lines = Files.readAllLines(Checkout.ROOT.resolve(".github/CODEOWNERS"));
        List<String> owned =
                lines.stream().filter(line -> !line.startsWith("#")).toList();
        assertThat(owned).isNotEmpty().allMatch(line -> line.matches("\\S+( @[\\w-]+(/[\\w-]+)?)+"));
        assertThat(owned.toString().contains("@OWNER/")).isEqualTo(lines.get(0).startsWith("# A placeholder"));
    }
}
