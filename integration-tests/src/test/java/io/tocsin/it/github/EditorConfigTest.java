package io.tocsin.it.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.it.cluster.Checkout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files of this project are written as {@code .editorconfig} says, so an editor that reads it changes nothing of them. */
class EditorConfigTest {
    @Test
    void all_files_are_written_so() throws IOException {
        EditorConfig config = EditorConfig.read();
        List<String> problems = new ArrayList<>();
        for (Path file : Checkout.files()) {
            if (!file.toString().endsWith(".png")) {
                problems(config.of(file), Files.readAllBytes(file))
                        .forEach(problem -> problems.add(Checkout.ROOT.relativize(file) + ": " + problem));
            }
        }
        assertThat(problems).isEmpty();
    }

    /** Of code alone, since the formatter leaves comments and text as they are. */
    @Test
    void java_is_written_as_the_formatter_does() throws IOException {
        assertThat(Files.readString(Checkout.ROOT.resolve("pom.xml")))
                .contains("<palantirJavaFormat>")
                .as("another style of it has other numbers")
                .doesNotContain("<style>");
        EditorConfig config = EditorConfig.read();
        List<String> problems = new ArrayList<>();
        for (Path file : Checkout.files()) {
            if (file.toString().endsWith(".java")) {
                int longest = Integer.parseInt(config.of(file).getOrDefault("max_line_length", ""));
                int indent = Integer.parseInt(config.of(file).getOrDefault("indent_size", ""));
                code(Files.readAllLines(file))
                        .filter(line -> line.length() > longest || indentation(line) % indent != 0)
                        .forEach(line -> problems.add(Checkout.ROOT.relativize(file) + ": " + line));
            }
        }
        assertThat(problems).isEmpty();
    }

    private static Stream<String> code(List<String> lines) {
        String withoutText = String.join("\n", lines).replaceAll("(?s)\"\"\".*?\"\"\"", "\"\"");
        return withoutText.lines().filter(line -> !line.matches(" *(\\*|//|/\\*).*|.*( // |\").*"));
    }

    private static int indentation(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static List<String> problems(Map<String, String> settings, byte[] bytes) {
        List<String> problems = new ArrayList<>();
        String text = "";
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            problems.add("not UTF-8");
        }
        if (is(settings, "end_of_line", "lf") && text.contains("\r")) {
            problems.add("a line ends with CR");
        }
        if (is(settings, "insert_final_newline", "true") && !text.isEmpty() && !text.endsWith("\n")) {
            problems.add("the last line does not end");
        }
        if (is(settings, "trim_trailing_whitespace", "true") && text.matches("(?s).*[ \\t]\\n.*")) {
            problems.add("a line ends with a space");
        }
        if (is(settings, "indent_style", "space") && text.lines().anyMatch(line -> line.startsWith("\t"))) {
            problems.add("a line begins with a tab");
        }
        return problems;
    }

    private static boolean is(Map<String, String> settings, String name, String value) {
        return value.equals(settings.get(name));
    }

    @Test
    void what_is_written_otherwise_is_found() throws IOException {
        Map<String, String> settings = EditorConfig.read().of(Checkout.ROOT.resolve("docs/any.md"));
        assertThat(problems(settings, "\tone \r\ntwo \nthree".getBytes(StandardCharsets.UTF_8)))
                .containsExactly(
                        "a line ends with CR",
                        "the last line does not end",
                        "a line ends with a space",
                        "a line begins with a tab");
        assertThat(problems(settings, new byte[] {(byte) 0xe4})).contains("not UTF-8");
        Map<String, String> ofTests =
                EditorConfig.read().of(Checkout.ROOT.resolve("sink-connector/src/test/resources/any.txt"));
        assertThat(problems(ofTests, "as it \nis".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }
}
