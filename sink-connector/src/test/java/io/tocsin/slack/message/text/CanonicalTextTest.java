package io.tocsin.slack.message.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalTextTest {
    private static final String ESC = "\u001b";

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "é 日本 😀\n\tat x", "C:\\users\\u00e9", "\u0000\u0007\u007f", "a\ufeffb"})
    void mostTextsStayAsTheyAre(String text) {
        assertThat(CanonicalText.of(text)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ESC + "[31m",
                ESC + "[1;38;5;196m",
                ESC + "[0K",
                ESC + "[2J",
                ESC + "[?25l",
                ESC + "[1 q",
                "\u009b31m",
                ESC + "]0;a title\u0007",
                ESC + "]8;;https://example.com" + ESC + "\\",
                "\u009d0;title\u009c",
                ESC + "Pq#0" + ESC + "\\",
                ESC + "_hidden" + ESC + "\\",
                ESC + "(B",
                ESC + "7",
                ESC + "=",
                "x\b",
                "日\b",
                "😀\b",
                "xyz\b\b\b",
                "\\u001b[31m",
                "\\u001B[0;1m",
                "\\\\u001b[31m"
            })
    void terminalSequencesAndWhatIsOverwrittenAreTakenOut(String sequence) {
        assertThat(CanonicalText.of("ERROR se" + sequence + "cret")).isEqualTo("ERROR secret");
    }

    @Test
    void whatIsNoWholeSequenceHidesNothing() {
        assertThat(CanonicalText.of("a" + ESC + "]0;no end\nb")).isEqualTo("a" + ESC + "]0;no end\nb");
        assertThat(CanonicalText.of("a" + ESC + "[31")).isEqualTo("a" + ESC + "[31");
        assertThat(CanonicalText.of(ESC)).isEqualTo(ESC);
        assertThat(CanonicalText.of(ESC + ESC + "[31m" + "[0m")).isEqualTo("[0m");
        assertThat(CanonicalText.of(ESC + "]1" + ESC + "[0mx")).isEqualTo(ESC + "]1x");
        assertThat(CanonicalText.of("\\u001b and \\u001bx")).isEqualTo("\\u001b and \\u001bx");
    }

    @Test
    void backslashesOfOthersStay() {
        assertThat(CanonicalText.of("{\"m\":\"C:\\\\\\u001b[31mred\"}")).isEqualTo("{\"m\":\"C:\\\\red\"}");
    }

    @Test
    void lineEndsOfAllKindsAreOne() {
        assertThat(CanonicalText.of("a\r\nb\rc\nd\r\r\ne")).isEqualTo("a\nb\nc\nd\ne");
    }

    @Test
    void backspacesEraseWhatIsWrittenOverAndNothingElse() {
        assertThat(CanonicalText.of("N\bNA\bAM\bME\bE")).isEqualTo("NAME");
        assertThat(CanonicalText.of("|\b/\b-\b\\\bdone")).isEqualTo("done");
        assertThat(CanonicalText.of("kept\b\b\b\b\nnext")).isEqualTo("kept\nnext");
        assertThat(CanonicalText.of("a\n\b\bb")).isEqualTo("a\nb");
        assertThat(CanonicalText.of("kept\b")).isEqualTo("kept");
    }

    @Test
    void aByteOrderMarkAtTheStartIsNoContent() {
        assertThat(CanonicalText.of("\ufeffERROR")).isEqualTo("ERROR");
    }
}
