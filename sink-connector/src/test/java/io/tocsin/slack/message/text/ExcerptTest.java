package io.tocsin.slack.message.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcerptTest {

    @Test
    void ordinaryTextStaysAsItIs() {
        assertThat(Excerpt.raw("a <b> & c\n\tat é 日本 \ud83d\ude00", 100))
                .isEqualTo(new Excerpt("a <b> & c\n\tat é 日本 \ud83d\ude00", 0));
    }

    @Test
    void whatSlackInterpretsIsEscaped() {
        assertThat(Excerpt.escaped("<!channel> & &lt;", 100).text()).isEqualTo("&lt;!channel&gt; &amp; &amp;lt;");
    }

    @Test
    void theLimitHoldsAfterEscapingAndCountsTheOriginal() {
        assertThat(Excerpt.escaped("ab<cd", 5)).isEqualTo(new Excerpt("ab", 3));
    }

    @Test
    void aPairOfSurrogatesIsNotTornApart() {
        assertThat(Excerpt.raw("a\ud83d\ude00", 2)).isEqualTo(new Excerpt("a", 2));
    }

    @Test
    void colourCodesAreTakenOut() {
        assertThat(Excerpt.raw("\u001b[1;31mERROR\u001b[0m x \u001b[2J", 100).text())
                .isEqualTo("ERROR x \\u001b[2J");
    }

    @ParameterizedTest
    @CsvSource({
        "0000, \\u0000",
        "0007, \\u0007",
        "007f, \\u007f",
        "0085, \\u0085",
        "202e, \\u202e",
        "2066, \\u2066",
        "2028, \\u2028",
        "d800, \\ud800",
        "dc00, \\udc00",
        "fffe, \\ufffe"
    })
    void whatIsInvisibleOrActsIsShownAsItsCode(String hex, String shown) {
        String text = Character.toString((char) Integer.parseInt(hex, 16));

        assertThat(Excerpt.raw(text + "x", 100).text()).isEqualTo(shown + "x");
    }

    @Test
    void lineEndsOfAllKindsAreOne() {
        assertThat(Excerpt.raw("a\r\nb\rc\nd", 100).text()).isEqualTo("a\nb\nc\nd");
    }

    @Test
    void oneLineEndsInAnEllipsisIfItWasCut() {
        assertThat(Excerpt.line("one\ntwo", 100)).isEqualTo("one two");
        assertThat(Excerpt.line("abcdef", 4)).isEqualTo("abc…");
    }
}
